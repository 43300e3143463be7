// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import LibraryLoading
import Reporting
import TariffEngine
import TariffModel

/// The way of ordinary lines through a worker: read in one pass, assessed by rate cards, written at once.
///
/// Whatever is not ordinary is left to the worker, and what that makes of it teaches the lane.
struct ExpressLane {
  private var reader: ExpressReader
  private var assessor: ExpressAssessor
  /// Nil where only totals are wanted.
  private var csv: ExpressCSV?
  private var line = ExpressLine()
  private let ends = FieldEnds()
  /// What the open lines of a card lack, by card and code: most lack the same.
  private var problemOfKey: [OpenKey: Int] = [:]
  private var problems: [OpenProblem] = []
  private var problemOfText: [String: Int] = [:]
  /// What the line taken last lacks, after `open`.
  private(set) var openRemarks: [Remark] = []
  /// The line at hand is of a kind whose problem is not known yet.
  private var awaitsProblem: OpenKey?

  private struct OpenKey: Hashable {
    let card: Int
    let code: CommodityCode
  }

  private struct OpenProblem {
    let field: [UInt8]
    let remarks: [Remark]
  }

  /// How far the lane got with a row.
  enum Step {
    /// The row is done.
    case done
    /// It is done, and what it lacks is to be reported.
    case open
    /// `prepare`, and try again.
    case unprepared
    /// The worker has to take it.
    case left
  }

  /// Nil when no line of the job can be ordinary.
  init?(_ job: BasketJob, _ lineReader: LineReader, _ assessors: [Assessor]) {
    guard job.allowsExpress, job.breakdown == nil else { return nil }
    switch job.output {
    case .csv(let csv):
      guard assessors.count == 1, let express = ExpressCSV(csv) else { return nil }
      self.csv = express
    case .none: csv = nil
    case .reports(let first, _) where first < .max: csv = nil
    case .json, .ndjson, .reports: return nil
    }
    let laws = assessors.map(\.law)
    guard let assessor = ExpressAssessor(assessors),
      let reader = ExpressReader(lineReader, entryDateClass: { DateClass.number(of: $0, under: laws) })
    else { return nil }
    self.assessor = assessor
    self.reader = reader
  }

  // MARK: Rows

  /// The rows of these bytes, for `take`.
  func rows(of bytes: UnsafeBufferPointer<UInt8>) -> ExpressRows { reader.find(ends, in: bytes) }

  /// Takes the row at hand, if it is ordinary; else does nothing.
  @inline(__always)
  mutating func take(_ rows: ExpressRows, into output: inout ByteBuffer.Writer) -> Step {
    let end = rows.end
    guard reader.read(rows, rowEnd: end, into: &line) else { return .left }
    switch assessor.assess(line) {
    case .beyond:
      return .left
    case .unprepared:
      return .unprepared
    case .assessed(let card):
      let row = rows.bytes(upTo: end)
      var step = Step.done
      if assessor.file.isOpen(card) {
        step = takeOpen(row, card, &output)
        if case .left = step { return .left }
      } else {
        write(row, card, problem: nil, &output)
      }
      assessor.count(card, line)
      return step
    }
  }

  /// Writes a line where lines are written.
  @inline(__always)
  private func write(
    _ row: UnsafeBufferPointer<UInt8>,
    _ card: Int,
    problem: [UInt8]?,
    _ output: inout ByteBuffer.Writer
  ) {
    guard let csv else { return }
    output.reserve(row.count &+ csv.longestTail &+ (problem?.count ?? 0))
    csv.line(
      row,
      card,
      assessor.file,
      carriage: line.value &+ line.freight &+ line.insurance,
      problem: problem,
      into: output.storage,
      at: &output.count
    )
  }

  /// Writes a line that cannot be assessed whole, if it is known what such lines lack.
  @inline(never)
  private mutating func takeOpen(
    _ row: UnsafeBufferPointer<UInt8>,
    _ card: Int,
    _ output: inout ByteBuffer.Writer
  ) -> Step {
    let key = OpenKey(card: card, code: line.code)
    guard let number = problemOfKey[key] else {
      awaitsProblem = key
      return .left
    }
    let problem = problems[number]
    write(row, card, problem: problem.field, &output)
    // As elsewhere, the problems are those under the first regime.
    guard assessor.file.cards[card].sides[0].status == .unassessed else { return .done }
    openRemarks = problem.remarks
    return .open
  }

  /// Finds out what there is to know of lines like the one at hand.
  @inline(never)
  mutating func prepare(_ assessors: inout [Assessor], _ symbols: SymbolTable) {
    let full = line.line(row: 0, dates: reader.dates)
    assessor.prepare(line, full, &assessors, symbols: symbols)
    csv?.layOut(assessor.file.cards) { [assessors] in assessors[0].factNames($0) }
  }

  // MARK: Learning

  /// Takes over what the worker made of a row that was left to it.
  mutating func learn(
    _ row: DelimitedRow,
    in bytes: Span<UInt8>,
    _ read: BasketLine,
    by lineReader: LineReader
  ) {
    reader.learn(row, in: bytes, read, by: lineReader)
  }

  /// Takes over what an open line lacks, if the lane waits for that.
  mutating func learn(remarks: [Remark]) {
    guard let key = awaitsProblem else { return }
    awaitsProblem = nil
    let text = DutyCSV.problemText(remarks)
    let number = problemOfText[text] ?? problems.count
    if number == problems.count {
      problems.append(OpenProblem(field: csv?.problemField(text) ?? [], remarks: remarks))
      problemOfText[text] = number
    }
    problemOfKey[key] = number
  }

  // MARK: Sums

  /// The sums of all lines that the lane took, one for each regime.
  func tallies(_ job: BasketJob) -> [Tally] {
    assessor.tallies(programmes: job.regimes.map { $0.law.programmes.count })
  }
}

/// Numbers days of entry by how regimes judge them, where no other date is declared.
private enum DateClass {
  /// Nil for a day in which the law changes, for it takes more than a day to judge by; and for a day whose law
  /// is not known.
  static func number(of date: LineDate, under laws: [EffectiveLaw]) -> Int? {
    var number = 0
    for law in laws {
      var line = Line(row: 0, code: CommodityCode(aligned: 0, length: 0), origin: .none, value: 0)
      line.entered = date
      guard let dates = try? law.judgedDates(of: line), dates.isPlain(under: law),
        law.knownLaw.contains(dates.entered)
      else { return nil }
      number = number * (law.boundaries.count + 1) + law.segment(at: dates.entered)
    }
    return number
  }
}
