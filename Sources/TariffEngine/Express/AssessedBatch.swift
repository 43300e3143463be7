// SPDX-License-Identifier: Apache-2.0

/// What rate cards made of the lines of a batch.
///
/// A class, because it owns its memory; it belongs to one thread.
package final class AssessedBatch {
  /// One line that was assessed.
  package struct Line: BitwiseCopyable {
    package var card: Int32 = -1
    /// Its first amount in `amounts`; they stand in the order of the card.
    package var first: Int32 = 0
    /// In minor units of the accounting currency.
    package var customsValue: Int64 = 0
    package var goodsAndCarriage: Int64 = 0
  }

  /// What is known of a line before anything is worked out.
  struct Finding: BitwiseCopyable {
    var place = KindPlace.unknown
    /// Where in the table of codes the line's code may stand.
    var number: UInt32 = 0
    var word: UInt64 = 0
    var goods = CodeGoods.unknown
    /// By kind and goods.
    var card = CardTable.unknown
  }

  package let lines: UnsafeMutableBufferPointer<Line>
  package let amounts: UnsafeMutableBufferPointer<Int64>
  let findings: UnsafeMutableBufferPointer<Finding>
  /// Where a line's amounts may be worked out that is only tried.
  let placeForTrial: Int32

  /// Room for so many lines.
  init(most: Int) {
    lines = .allocate(capacity: most)
    lines.initialize(repeating: Line())
    findings = .allocate(capacity: most)
    findings.initialize(repeating: Finding())
    // Written line by line, so that memory beyond what cards have in common is never touched.
    amounts = .allocate(capacity: (most + 1) * CardFile.mostAmounts)
    placeForTrial = Int32(most * CardFile.mostAmounts)
  }

  deinit {
    lines.deallocate()
    findings.deallocate()
    amounts.deallocate()
  }
}
