// SPDX-License-Identifier: Apache-2.0

import Streaming
import TariffModel

/// What is compiled of one law as one regime reads it, for all assessors that go by it: each stretch of time and each
/// code once.
///
/// Thread-safe. Unchecked, because a lock guards what changes.
package final class CompiledLaw: @unchecked Sendable {
  private let lock = ConditionLock()
  private var segments: [Int: SharedSegment] = [:]

  package init() {}

  /// The stretch of that number; `compile` is asked for it when nobody has yet.
  func segment<Failure>(
    _ number: Int,
    compile: () throws(Failure) -> SegmentLaw
  ) throws(Failure) -> SharedSegment {
    if let known = lock.withLock({ segments[number] }) { return known }
    let new = SharedSegment(law: try compile())
    return lock.withLock {
      // Whoever was first is kept, so that all share one.
      if let known = segments[number] { return known }
      segments[number] = new
      return new
    }
  }
}

/// One stretch of time of a compiled law, with the entries of codes that were met in it.
final class SharedSegment: @unchecked Sendable {
  let law: SegmentLaw
  private let lock = ConditionLock()
  private var classes = CodeClasses()
  private var entries: [Key: CodeEntry] = [:]

  private struct Key: Hashable {
    let code: CommodityCode
    let other: CommodityCode?
  }

  init(law: SegmentLaw) {
    self.law = law
  }

  /// The entry of a code, or of goods that have two; `read` is asked for it when nobody has yet.
  func entry(of code: CommodityCode, or other: CommodityCode?, read: () -> CodeEntry.Reading) -> CodeEntry {
    let key = Key(code: code, other: other)
    if let known = lock.withLock({ entries[key] }) { return known }
    let reading = read()
    return lock.withLock {
      if let known = entries[key] { return known }
      let entry = CodeEntry(reading, &classes)
      entries[key] = entry
      return entry
    }
  }
}
