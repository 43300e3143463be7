// SPDX-License-Identifier: Apache-2.0

import Baskets
package import DelimitedText
import LibraryLoading
import Reporting
import TariffEngine
import TariffModel

/// Reads, assesses and writes chunks of a basket.
///
/// One worker serves one thread.
package struct BasketWorker {
  let job: BasketJob
  /// Whether some lines are to be reported, not only counted.
  let reportsLines: Bool
  var reader: LineReader
  var assessors: [Assessor]
  private var splitter: RowSplitter
  var row = DelimitedRow()
  /// The lines of the entry that is being read.
  var pending: [PendingLine] = []
  var assessments: [Assessment] = []
  /// Nil when every line takes the worker.
  var lane: ExpressLane?
  /// How many bytes the lines of one chunk took at most.
  var mostWritten = 0
  /// What the line handed on last lacks under the first regime.
  var openRemarks: [Remark] = []

  package init(_ job: BasketJob) {
    self.job = job
    reportsLines = if case .reports = job.output { true } else { false }
    splitter = RowSplitter(job.schema.format)
    assessors = job.regimes.map { Assessor(law: $0.law, options: $0.options, compiled: $0.compiled) }
    let first = job.regimes[0].law
    let lookup = CodeLookup(law: first.law)
    reader = LineReader(
      schema: job.schema,
      options: job.options,
      facts: first.facts,
      symbols: SymbolTable(),
      rates: job.rates,
      codeExists: { lookup.contains($0) }
    )
    lane = ExpressLane(job, reader, assessors)
  }

  /// Assesses the rows of a chunk.
  ///
  /// A row that is no text or cannot be split is a line of which nothing is known; the others are assessed.
  package mutating func process(_ chunk: TextChunk) -> BasketOutcome {
    var outcome = BasketOutcome(job)
    var place = ChunkPlace()
    place.isText = (try? chunk.check()) != nil
    if place.isText, var lane = lane.take() {
      takeExpress(chunk, &place, &lane, &outcome)
      self.lane = lane
    }
    while place.offset < chunk.bytes.count { takeOne(chunk, &place, &outcome) }
    closeEntry(chunk, &outcome)
    return outcome
  }

  /// The sums of what the worker assessed without handing on line by line; to be asked once, at the end.
  package func finish() -> BasketOutcome {
    var outcome = BasketOutcome(job)
    if let lane { outcome.tallies = lane.tallies(job) }
    return outcome
  }

  /// How far a chunk has been read.
  struct ChunkPlace {
    var offset = 0
    /// How many of its rows came before.
    var row = 0
    /// Whether all of its rows are text; otherwise each is looked at.
    var isText = true
  }

  /// Reads the row at hand in full.
  mutating func takeOne(_ chunk: TextChunk, _ place: inout ChunkPlace, _ outcome: inout BasketOutcome) {
    do throws(DelimitedTextError) {
      guard try splitter.next(&row, in: chunk.bytes.span, at: &place.offset) else { return }
      if !place.isText, let error = chunk.flaw(in: row.range) {
        takeFlawed(error, row.range, fieldCount: row.count, chunk, place, &outcome)
      } else if !row.isBlank {
        take(chunk, chunk.number(ofRow: place.row), &outcome)
      }
    } catch {
      // Of a row that cannot be split no column can be repeated.
      takeFlawed(error, 0..<0, fieldCount: 1, chunk, place, &outcome)
      splitter.skipRow(in: chunk.bytes.span, at: &place.offset)
    }
    place.row += 1
  }

  /// Takes a row that cannot be read for a line of the entry at hand, so that it stands in every result.
  private mutating func takeFlawed(
    _ error: DelimitedTextError,
    _ bytes: Range<Int>,
    fieldCount: Int,
    _ chunk: TextChunk,
    _ place: ChunkPlace,
    _ outcome: inout BasketOutcome
  ) {
    let number = chunk.number(ofRow: place.row)
    let located = chunk.locate(error)
    let flaw = ReportedProblem(
      row: number,
      column: "",
      id: error.id,
      message: "line \(located.line), column \(located.column): \(error.description); \(error.help)"
    )
    var read = BasketLine()
    read.line.row = number
    read.row.row = number
    read.row.bytes = bytes
    read.row.entry = pending.last?.row.entry ?? .own
    append(PendingLine(read, fieldCount: fieldCount, flaw: flaw), chunk, &outcome)
  }

  /// Reads the row at hand; an entry that it does not belong to is closed first.
  private mutating func take(_ chunk: TextChunk, _ number: Int, _ outcome: inout BasketOutcome) {
    var read = BasketLine()
    reader.read(row, in: chunk.bytes.span, number: number, into: &read)
    append(PendingLine(consume read, fieldCount: row.count), chunk, &outcome)
  }

  /// Adds a line to the entry at hand, or closes that for the line to begin another.
  private mutating func append(_ next: PendingLine, _ chunk: TextChunk, _ outcome: inout BasketOutcome) {
    if next.row.entry == .own { outcome.hasLooseLines = true }
    if let last = pending.last, !belongTogether(last.row, next.row) { closeEntry(chunk, &outcome) }
    pending.append(next)
  }

  private func belongTogether(_ left: BasketRow, _ right: BasketRow) -> Bool {
    switch (left.entry, right.entry) {
    case (.basket, .basket): true
    case (.declared(let own), .declared(let other)): own.hash == other.hash
    default: false
    }
  }

  // MARK: Entries

  /// Assesses the lines of the entry that was read, under every regime, and hands them on.
  mutating func closeEntry(_ chunk: TextChunk, _ outcome: inout BasketOutcome) {
    guard !pending.isEmpty else { return }
    defer { pending.removeAll(keepingCapacity: true) }
    if !job.isScattered, let first = pending.first, case .declared(let key) = first.row.entry {
      outcome.closed.append(ClosedEntries.Entry(hash: key.hash, row: first.line.row))
    }
    while assessments.count < pending.count { assessments.append(Assessment()) }
    for regime in assessors.indices {
      let assessor = assessors[regime]
      let entryValue = pending.reduce(Int64(0)) { sum, waiting in
        waiting.isAssessable ? sum &+ assessor.customsValue(of: waiting.read.line) : sum
      }
      for index in pending.indices {
        let waiting = pending[index]
        if waiting.isAssessable {
          assessor.assess(
            waiting.read.line,
            symbols: reader.symbols,
            entryValue: entryValue,
            entryLines: pending.count,
            into: &assessments[index]
          )
        } else {
          assessments[index] = Assessment.unreadable(row: waiting.line.row)
        }
      }
      settleFees(regime, chunk, &outcome)
      for index in pending.indices {
        let assessment = assessments[index]
        outcome.tallies[regime].add(assessment)
        hand(pending[index], assessment, regime, entryValue, chunk, &outcome)
      }
    }
  }

  private mutating func settleFees(_ regime: Int, _ chunk: TextChunk, _ outcome: inout BasketOutcome) {
    let fees = assessors[regime].settleFees(&assessments, count: pending.count) { [pending] in
      Self.ranks(of: pending, chunk)
    }
    guard !fees.isEmpty, regime == 0, job.keepsEntries, let first = pending.first else { return }
    outcome.entries.append(
      EntryReport(
        row: first.line.row,
        entry: first.row.entryText(in: chunk.bytes),
        lines: pending.count,
        fees: fees.map { fee in
          EntryReport.Fee(
            measure: assessors[regime].details(fee.source, line: first.line, symbols: reader.symbols).id,
            amount: fee.amount
          )
        }
      )
    )
  }

  /// The place of each line among those of its entry by the bytes of their rows; equal rows share a place.
  private static func ranks(of lines: [PendingLine], _ chunk: TextChunk) -> [Int] {
    let rows = lines.map { chunk.bytes[$0.row.bytes] }
    let order = rows.indices.sorted { rows[$0].lexicographicallyPrecedes(rows[$1]) }
    var ranks = [Int](repeating: 0, count: rows.count)
    for (last, next) in zip(order, order.dropFirst()) {
      ranks[next] = ranks[last] + (rows[last].elementsEqual(rows[next]) ? 0 : 1)
    }
    return ranks
  }

  // MARK: Lines

  /// Counts and writes one assessed line.
  private mutating func hand(
    _ waiting: PendingLine,
    _ assessment: Assessment,
    _ regime: Int,
    _ entryValue: Int64,
    _ chunk: TextChunk,
    _ outcome: inout BasketOutcome
  ) {
    let isFirstRegime = regime == 0
    if isFirstRegime {
      if assessment.status == .unassessed { outcome.incomplete += 1 }
      let isOpen = waiting.isAssessable && assessment.status == .unassessed
      openRemarks =
        isOpen
        ? waiting.reasons(
          LineReport.problems(
            of: assessment,
            line: waiting.line,
            symbols: reader.symbols,
            assessor: assessors[regime]
          ),
          job.schema
        ) : []
      let reasons = openRemarks.map { ReportedProblem(row: assessment.row, $0) }
      for problem in waiting.problems where !reasons.contains(problem) { outcome.note(problem) }
      for reason in reasons { outcome.note(reason) }
    }
    if let field = job.breakdown {
      outcome.count(assessment, waiting, by: field, regime, self, chunk)
    }
    switch job.output {
    case .none: break
    case .csv(let csv): writeCSV(csv, waiting, assessment, chunk, &outcome.bytes)
    case .json(let json):
      json.line(report(waiting, assessment, regime, entryValue, chunk), isFirst: false, into: &outcome.bytes)
    case .ndjson(let ndjson):
      ndjson.line(report(waiting, assessment, regime, entryValue, chunk), into: &outcome.bytes)
    case .reports:
      guard job.reports(row: assessment.row) else { break }
      outcome.lines[regime].append(report(waiting, assessment, regime, entryValue, chunk))
    }
    if job.isScattered { outcome.marks.append((assessment.row, outcome.bytes.count)) }
  }

  private func writeCSV(
    _ csv: DutyCSV,
    _ waiting: PendingLine,
    _ assessment: Assessment,
    _ chunk: TextChunk,
    _ out: inout [UInt8]
  ) {
    let own = chunk.bytes[waiting.row.bytes]
    let missing = job.schema.columnNames.count - waiting.fieldCount
    guard waiting.isAssessable else {
      let text = waiting.problems.map { "\($0.id): \($0.message)" }.joined(separator: "; ")
      csv.unreadable(own, missingFields: missing, problem: text, into: &out)
      return
    }
    var problem = ""
    if assessment.status == .unassessed {
      problem = DutyCSV.problemText(openRemarks)
    } else if !assessment.assumedFacts.isEmpty {
      problem = DutyCSV.problemText([], assumed: assessors[0].factNames(assessment.assumedFacts))
    }
    csv.line(own, missingFields: missing, assessment, problem: problem, into: &out)
  }

  private mutating func report(
    _ waiting: PendingLine,
    _ assessment: Assessment,
    _ regime: Int,
    _ entryValue: Int64,
    _ chunk: TextChunk
  ) -> LineReport {
    let sku = waiting.row.sku.text(in: chunk.bytes.span)
    let remarks = waiting.problems.map { Remark(id: $0.id, column: $0.column, text: $0.message) }
    guard waiting.isAssessable else {
      return .unreadable(
        row: waiting.line.row,
        sku: sku,
        hts: waiting.row.hts.text(in: chunk.bytes.span),
        origin: reader.symbols.text(waiting.line.origin),
        problems: remarks
      )
    }
    var report = LineReport(
      assessment,
      line: waiting.line,
      sku: sku,
      symbols: reader.symbols,
      assessor: assessors[regime],
      entryValue: entryValue,
      entryLines: pending.count,
      explains: job.explains
    )
    if waiting.row.needsLeadingZero {
      let words = LineWords(codeFormat: job.regimes[regime].law.territory.codeFormat)
      report.notes.append(words.leadingZero(waiting.line.code))
    }
    report.problems = waiting.reasons(report.problems, job.schema)
    report.notes += remarks.filter { !report.problems.contains($0) }
    return report
  }
}

extension BasketJob {
  /// Whether entries are reported one by one.
  var keepsEntries: Bool {
    switch output {
    case .json, .ndjson: true
    case .csv, .none, .reports: false
    }
  }

  /// Whether a report of that row is to be kept.
  func reports(row: Int) -> Bool {
    guard case .reports(let first, let rows) = output else { return false }
    return row <= first || rows.contains(row)
  }
}

extension BasketOutcome {
  /// Counts a problem, and lists it while there is room.
  mutating func note(_ problem: ReportedProblem) {
    problemCount += 1
    if problems.count < roomForProblems { problems.append(problem) }
  }
}

extension BasketRow {
  /// The number of the entry as written; empty when the line has none.
  func entryText(in bytes: [UInt8]) -> String {
    guard case .declared(let key) = entry else { return "" }
    return key.field.text(in: bytes.span)
  }
}
