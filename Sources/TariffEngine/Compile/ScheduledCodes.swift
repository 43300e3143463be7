// SPDX-License-Identifier: Apache-2.0

import Streaming
package import TariffModel

/// How codes stand in the editions of a schedule while one of them is the newest, and what they say of them.
///
/// Thread-safe. Unchecked, because a lock guards what changes.
final class ScheduledCodes: @unchecked Sendable {
  private let lock = ConditionLock()
  private var places = WordTable<Int32>(bits: 8)
  private var codes: [Code] = []

  struct Code: Sendable {
    let standing: CodeStanding
    let reading: ScheduleReading
  }

  /// What is known of a code; `read` is asked for it when nobody has yet.
  func code(_ code: CommodityCode, read: () -> Code) -> Code {
    if let known = lock.withLock({ known(code) }) { return known }
    let found = read()
    return lock.withLock {
      // Whoever was first is kept, so that all share one.
      if let known = known(code) { return known }
      places.set(code.word, to: Int32(codes.count))
      codes.append(found)
      return found
    }
  }

  private func known(_ code: CommodityCode) -> Code? { places[code.word].map { codes[Int($0)] } }
}

extension CommodityCode {
  /// The code as one number, of forty bits.
  @inline(__always)
  package var word: UInt64 { UInt64(bitPattern: aligned) &<< 4 | UInt64(truncatingIfNeeded: length) }
}
