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
  let batch = ExpressBatch()
  private let ends = FieldEnds()
  /// What open lines lack, by code and by what is open.
  private var problemOfKey = WordTable<Int32>(bits: 8)
  private var problems: [OpenProblem] = []
  /// What is open under the first regime, numbered, by card.
  private var openNumberOfCard: [Int] = []
  private var openNumbers: [[OpenCharge]: Int] = [:]
  private var problemOfText: [String: Int] = [:]
  /// What the line taken last lacks, after `open`.
  private(set) var openRemarks: [Remark] = []
  /// The line at hand is of a kind whose problem is not known yet.
  private var awaitsProblem: UInt64?

  private struct OpenProblem {
    let field: [UInt8]
    let remarks: [Remark]
  }

  /// How far the lane got with the rows of a batch.
  enum Step {
    /// All are done.
    case done
    /// The row at hand is, and what it lacks is to be reported.
    case open
    /// The worker has to take the row at hand.
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
    guard let assessor = ExpressAssessor(assessors, job.cardIndex, batch: ExpressBatch.most),
      let reader = ExpressReader(lineReader, entryDateClass: { DateClass.number(of: $0, under: laws) })
    else { return nil }
    self.assessor = assessor
    self.reader = reader
  }

  // MARK: Rows

  /// The rows of these bytes, for `read`.
  func rows(of bytes: UnsafeBufferPointer<UInt8>, heedsQuotes: Bool) -> ExpressRows {
    reader.rows(of: bytes, ends, heedsQuotes: heedsQuotes)
  }

  /// Reads the next rows into `batch`, and goes on behind them.
  mutating func read(_ rows: inout ExpressRows) {
    reader.read(&rows, into: batch)
    assessor.find(batch.lines, 0..<batch.count)
  }

  /// Takes rows of the batch from `next` on, up to one of which there is more to say; `next` is then that one.
  mutating func take(
    _ next: inout Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ assessors: [Assessor],
    _ symbols: SymbolTable,
    into output: inout ByteWriter
  ) -> Step {
    /// What was done for the row at hand so far.
    var attempts = 0
    while next < batch.count {
      let left = batch.left &>> UInt64(next)
      let (end, why) = assessor.assess(batch.lines, next..<min(batch.count, next + left.trailingZeroBitCount))
      csv?.write(next..<end, of: batch, in: bytes, assessor.assessed, to: &output)
      if end > next { attempts = 0 }
      next = end
      switch why {
      case .end:
        // Where the assessor came to the end, the next row is one that was not read.
        if next < batch.count { return .left }
      case .beyond: return .left
      case .unprepared:
        attempts += 1
        switch attempts {
        // Perhaps another row of the batch was like it.
        case 1: assessor.find(batch.lines, next..<(next + 1))
        case 2: prepare(next, assessors, symbols)
        default: return .left
        }
      case .open:
        guard takeOpen(next, in: bytes, &output) else { return .left }
        return .open
      }
    }
    return .done
  }

  /// Writes and counts a line that cannot be assessed whole; false when it is not known what such lines lack.
  private mutating func takeOpen(
    _ index: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ output: inout ByteWriter
  ) -> Bool {
    let card = Int(assessor.assessed.lines[index].card)
    let key = UInt64(openNumber(of: card)) &<< 40 | batch.lines[index].code.word
    guard let number = problemOfKey[key] else {
      awaitsProblem = key
      return false
    }
    let problem = problems[Int(number)]
    csv?.write(
      index..<(index + 1),
      of: batch,
      in: bytes,
      assessor.assessed,
      problem: problem.field,
      to: &output
    )
    assessor.count(index)
    // As elsewhere, the problems are those under the first regime.
    openRemarks = assessor.cards[card].sides[0].status == .unassessed ? problem.remarks : []
    return true
  }

  private mutating func openNumber(of card: Int) -> Int {
    for card in assessor.cards.dropFirst(openNumberOfCard.count) {
      let open = card.sides[0].openCharges
      let number = openNumbers[open] ?? openNumbers.count
      openNumbers[open] = number
      openNumberOfCard.append(number)
    }
    return openNumberOfCard[card]
  }

  /// Finds out what there is to know of lines like this one.
  private mutating func prepare(_ index: Int, _ assessors: [Assessor], _ symbols: SymbolTable) {
    let full = batch.lines[index].line(row: 0, dates: reader.dates)
    assessor.prepare(batch.lines[index], full, assessors, symbols: symbols)
    assessor.find(batch.lines, index..<(index + 1))
    csv?.layOut(assessor.cards) { [assessors] in assessors[0].factNames($0) }
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
    problemOfKey.set(key, to: Int32(number))
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
