// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// Some rows, read together column by column, and the lines that they are.
///
/// Together, because what is done with a column is then decided once, and because look-ups of several lines can
/// wait for memory at the same time; few enough to stay in a core's first cache.
///
/// A class, because it owns its memory; it belongs to one thread.
package final class ExpressBatch {
  /// The most rows: one for each bit of `left`.
  package static let most = 64

  /// How many rows there are.
  package internal(set) var count = 0
  /// The lines of the first `count` rows; of a row that is left, nothing of value.
  package let lines: UnsafeMutableBufferPointer<ExpressLine>
  /// A bit for each row that is not ordinary, and is left as it is.
  package internal(set) var left: UInt64 = 0
  /// Where the rows stand.
  package let places: UnsafeMutableBufferPointer<ExpressRows.Place>
  /// The numbers of the units of both quantities.
  let units: UnsafeMutableBufferPointer<UInt32>
  let units2: UnsafeMutableBufferPointer<UInt32>

  package init() {
    lines = .allocate(capacity: Self.most)
    lines.initialize(repeating: ExpressLine())
    places = .allocate(capacity: Self.most)
    places.initialize(repeating: .none)
    units = .allocate(capacity: Self.most)
    units.initialize(repeating: 0)
    units2 = .allocate(capacity: Self.most)
    units2.initialize(repeating: 0)
  }

  deinit {
    lines.deallocate()
    places.deallocate()
    units.deallocate()
    units2.deallocate()
  }

  /// Leaves a row as it is.
  @inline(__always)
  package func leave(_ row: Int) { left |= 1 &<< UInt64(truncatingIfNeeded: row) }
}
