// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// The members of one object, each key once.
struct MemberList {
  private(set) var all: [Node.Member] = []
  /// Where each key stands in `all`; filled only when the object has grown too large to look through.
  private var indices: [ExactKey: Int] = [:]
  private static let largestSearched = 16

  /// Adds a member, or answers where its key was used before.
  ///
  /// - Complexity: amortised O(1).
  mutating func append(_ member: Node.Member) -> SourceLocation? {
    if let index = index(of: member.key) { return all[index].keyLocation }
    all.append(member)
    if all.count == Self.largestSearched {
      for (index, member) in all.enumerated() { indices[ExactKey(key: member.key)] = index }
    } else if all.count > Self.largestSearched {
      indices[ExactKey(key: member.key)] = all.count - 1
    }
    return nil
  }

  private func index(of key: String) -> Int? {
    all.count < Self.largestSearched
      ? all.firstIndex { $0.key.isExactly(key) } : indices[ExactKey(key: key)]
  }
}

extension String {
  /// Whether both have the same bytes; `==` also holds between different spellings of an accent.
  ///
  /// What refuses most pairs at once is asked first.
  func isExactly(_ other: String) -> Bool {
    utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
  }
}

/// A string that is equal only to the same bytes.
private struct ExactKey: Hashable {
  let key: String

  static func == (left: ExactKey, right: ExactKey) -> Bool { left.key.isExactly(right.key) }

  func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
