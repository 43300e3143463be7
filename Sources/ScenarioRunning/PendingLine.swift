// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import Reporting
import TariffModel

extension BasketWorker {
  /// A line that waits for its entry to be complete.
  struct PendingLine {
    var read: BasketLine
    var fieldCount: Int
    /// What keeps the row from being read at all.
    var flaw: ReportedProblem?

    var line: Line { read.line }
    var row: BasketRow { read.row }
    var problems: [ReportedProblem] { flaw.map { [$0] } ?? read.problems.map(\.reported) }
    var isAssessable: Bool { read.row.isAssessable }
  }
}

extension TextChunk {
  /// The first byte of a stretch that is no text; nil when there is none.
  func flaw(in range: Range<Int>) -> DelimitedTextError? {
    do throws(DelimitedTextError) {
      try ContentCheck.checkText(bytes.span.extracting(range))
      return nil
    } catch {
      return DelimitedTextError(error.kind, at: range.lowerBound + error.offset)
    }
  }
}

extension LineProblem {
  var reported: ReportedProblem {
    ReportedProblem(row: row, column: column, id: id, message: message)
  }
}
