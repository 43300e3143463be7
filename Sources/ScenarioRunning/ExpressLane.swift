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
  /// Rows that were read and are to be taken, with what is known of their lines.
  private var lines = Array(repeating: ExpressLine(), count: Self.mostLines)
  private var findings = Array(repeating: ExpressAssessor.Finding(), count: Self.mostLines)
  private var places = Array(repeating: 0..<0, count: Self.mostLines)
  private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// So many that their look-ups wait for memory together, so few that they stay in a core's first cache.
  private static let mostLines = 16
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

  /// The rows of these bytes, for `read`.
  mutating func rows(of bytes: UnsafeBufferPointer<UInt8>) -> ExpressRows {
    self.bytes = bytes
    return reader.find(ends, in: bytes)
  }

  /// Reads the next ordinary rows, as many as there are together, and goes on behind them; the number of them.
  @inline(__always)
  mutating func read(_ rows: inout ExpressRows) -> Int {
    var count = 0
    while count < Self.mostLines, rows.hasRow {
      let end = rows.end
      guard reader.read(rows, rowEnd: end, into: &lines[count]) else { break }
      places[count] = rows.offset..<end
      rows.advance()
      count &+= 1
    }
    assessor.find(lines, count: count, &findings)
    return count
  }

  /// Where a row begins that was read.
  func offset(of index: Int) -> Int { places[index].lowerBound }

  /// Takes a row that was read, if there is a card for it; else does nothing.
  @inline(__always)
  mutating func take(_ index: Int, into output: inout ByteBuffer.Writer) -> Step {
    switch assessor.assess(lines[index], findings[index]) {
    case .beyond:
      return .left
    case .unprepared:
      return .unprepared
    case .assessed(let card):
      var step = Step.done
      if assessor.file.isOpen(card) {
        step = takeOpen(index, card, &output)
        if case .left = step { return .left }
      } else {
        write(index, card, problem: nil, &output)
      }
      assessor.count(card, lines[index])
      return step
    }
  }

  /// Writes a line where lines are written.
  @inline(__always)
  private func write(
    _ index: Int,
    _ card: Int,
    problem: [UInt8]?,
    _ output: inout ByteBuffer.Writer
  ) {
    guard let csv else { return }
    let row = UnsafeBufferPointer(rebasing: bytes[places[index]])
    output.reserve(row.count &+ csv.longestTail &+ (problem?.count ?? 0))
    csv.line(
      row,
      card,
      assessor.file,
      carriage: lines[index].value &+ lines[index].freight &+ lines[index].insurance,
      problem: problem,
      into: output.storage,
      at: &output.count
    )
  }

  /// Writes a line that cannot be assessed whole, if it is known what such lines lack.
  @inline(never)
  private mutating func takeOpen(
    _ index: Int,
    _ card: Int,
    _ output: inout ByteBuffer.Writer
  ) -> Step {
    let key = OpenKey(card: card, code: lines[index].code)
    guard let number = problemOfKey[key] else {
      awaitsProblem = key
      return .left
    }
    let problem = problems[number]
    write(index, card, problem: problem.field, &output)
    // As elsewhere, the problems are those under the first regime.
    guard assessor.file.cards[card].sides[0].status == .unassessed else { return .done }
    openRemarks = problem.remarks
    return .open
  }

  /// Finds out what there is to know of lines like one that was read, for all that were.
  @inline(never)
  mutating func prepare(_ index: Int, of count: Int, _ assessors: inout [Assessor], _ symbols: SymbolTable) {
    let full = lines[index].line(row: 0, dates: reader.dates)
    assessor.prepare(lines[index], full, &assessors, symbols: symbols)
    assessor.find(lines, count: count, &findings)
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
