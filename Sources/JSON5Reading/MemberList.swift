// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// The members of one object, each key once.
struct MemberList {
  private(set) var all: [Node.Member] = []
  /// Where each key stands in `all`; filled only when the object has grown too large to look through.
  private var indices: [ExactKey: Int] = [:]
  private static let largestSearched = 64
  /// Room for the members of most objects.
  private static let usual = 8

  /// Adds a member, or answers where its key was used before.
  ///
  /// - Complexity: amortised O(1).
  mutating func append(_ member: consuming Node.Member) -> SourceLocation? {
    if let index = index(of: member.key, member.mark) { return all[index].keyLocation }
    if all.isEmpty { all.reserveCapacity(Self.usual) }
    all.append(member)
    if all.count == Self.largestSearched {
      for (index, member) in all.enumerated() { indices[ExactKey(key: member.key)] = index }
    } else if all.count > Self.largestSearched {
      indices[ExactKey(key: all[all.count - 1].key)] = all.count - 1
    }
    return nil
  }

  private func index(of key: String, _ mark: KeyMark) -> Int? {
    guard all.count < Self.largestSearched else { return indices[ExactKey(key: key)] }
    return all.firstIndex { $0.mark == mark && $0.key == key }
  }
}

/// A string that is equal only to the same bytes.
private struct ExactKey: Hashable {
  let key: String

  static func == (left: ExactKey, right: ExactKey) -> Bool { left.key.utf8.elementsEqual(right.key.utf8) }

  func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
