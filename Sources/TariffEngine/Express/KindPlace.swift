// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// Where the cards of a kind of lines stand.
struct KindPlace: BitwiseCopyable {
  let era: Int32
  /// The row of lines of any contents.
  let row: Int32
  /// The row of lines of these contents.
  let ownRow: Int32

  /// Of a kind whose lines take the assessor.
  static let none = KindPlace(era: 0, row: -1, ownRow: -1)
  /// Of a kind of which nothing is known yet.
  static let unknown = KindPlace(era: 0, row: -2, ownRow: -2)
}

/// What of a code matters to rate cards.
struct CodeGoods: BitwiseCopyable {
  let classNumber: Int32
  /// Where the row of its rates begins.
  let rates: Int32

  /// Of a code that takes the assessor.
  static let none = CodeGoods(classNumber: -1, rates: 0)
  /// Of a code of which nothing is known yet.
  static let unknown = CodeGoods(classNumber: -2, rates: 0)
}

extension CommodityCode {
  /// The code in an era as one number.
  @inline(__always)
  func word(inEra era: Int32) -> UInt64 { word | UInt64(UInt32(bitPattern: era)) &<< 40 }
}

extension ExpressLine {
  /// Which quantities it declares: their dimensions, and whether there is a weight, perhaps of nothing.
  @inline(__always)
  var shape: UInt32 {
    let first = quantity < 0 ? 0 : UInt32(quantityDimension.rawValue) &+ 1
    let second = quantity2 < 0 ? 0 : UInt32(quantity2Dimension.rawValue) &+ 1
    return first | second &<< 8 | (weight < 0 ? 0 : weight == 0 ? 1 : 2) &<< 16
  }
}
