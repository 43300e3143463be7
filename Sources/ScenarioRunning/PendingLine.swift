// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import Reporting
import TariffModel

extension BasketWorker {
  /// A line that waits for its entry to be complete.
  ///
  /// A class only so that handing one on copies nothing; it does not change.
  final class PendingLine {
    let read: BasketLine
    let fieldCount: Int
    /// What keeps the row from being read at all.
    let flaw: ReportedProblem?

    init(_ read: consuming BasketLine, fieldCount: Int, flaw: ReportedProblem? = nil) {
      self.read = read
      self.fieldCount = fieldCount
      self.flaw = flaw
    }

    var line: Line { read.line }
    var row: BasketRow { read.row }
    var problems: [ReportedProblem] { flaw.map { [$0] } ?? read.problems.map(\.reported) }
    var isAssessable: Bool { read.row.isAssessable }

    /// Why the line cannot be assessed whole: where it lacks a date of entry because the one written is none, what is
    /// wrong with that.
    func reasons(_ remarks: [Remark], _ schema: BasketSchema) -> [Remark] {
      let column = schema.name(of: .entryDate)
      guard let flaw = read.problems.first(where: { $0.kind == .badDate && $0.column == column }) else {
        return remarks
      }
      let missing = ProblemID.missingEntryDate.rawValue
      return remarks.map { $0.id == missing ? Remark(flaw) : $0 }
    }
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

extension Remark {
  init(_ problem: LineProblem) {
    self.init(id: problem.id, column: problem.column, text: problem.message)
  }
}

extension LineProblem {
  var reported: ReportedProblem {
    ReportedProblem(row: row, column: column, id: id, message: message)
  }
}
