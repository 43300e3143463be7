// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads `{ over, atLeast, below, atMost }`, on an amount or, in the share forms, on a share.
struct BoundsReader {
  /// The object with the bounds.
  let reader: ObjectReader

  /// The four words; with `share` in front they bound a share: `shareAtLeast`.
  private static let words = ["over", "atLeast", "below", "atMost"]

  /// Whether it bounds a share.
  var boundsShare: Bool { Self.words.contains { reader.has(Self.shareWord($0)) } }

  /// Whether it bounds an amount.
  var boundsAmount: Bool { Self.words.contains { reader.has($0) } }

  /// Bounds on an amount, each read by `value`.
  func amounts<Value>(_ value: (ObjectReader, String) -> Value?) -> Bounds<Value>? {
    checked { value(reader, $0) }
  }

  /// Bounds on a share, under the names that begin with `share`.
  func shares() -> Bounds<Rate>? {
    checked { reader.share(Self.shareWord($0)) }
  }

  private func checked<Value>(_ value: (String) -> Value?) -> Bounds<Value>? {
    let bounds = Bounds(
      atLeast: value("atLeast"),
      over: value("over"),
      below: value("below"),
      atMost: value("atMost")
    )
    reader.finish()
    guard !reader.members.isEmpty else {
      reader.log.report(.noBounds(reader.what), at: reader.node.head)
      return nil
    }
    guard !bounds.isContradictory else {
      reader.log.report(.contradictoryBounds(reader.what), at: reader.node.head)
      return nil
    }
    return bounds
  }

  private static func shareWord(_ word: String) -> String {
    "share" + word.prefix(1).uppercased() + word.dropFirst()
  }
}

extension Bounds {
  /// Whether no value can lie within, as far as order alone tells.
  fileprivate var isContradictory: Bool {
    if let atLeast, let atMost, atLeast > atMost { return true }
    if let atLeast, let below, atLeast >= below { return true }
    if let over, let atMost, over >= atMost { return true }
    if let over, let below, over >= below { return true }
    return false
  }
}
