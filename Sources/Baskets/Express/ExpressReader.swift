// SPDX-License-Identifier: Apache-2.0

package import DelimitedText
package import TariffModel

/// Reads ordinary rows straight from the bytes into an `ExpressLine`.
///
/// It knows only plain numbers, codes without dots, and short texts whose meaning the full reader has found
/// before (`learn`). A row with anything else, such as a quote, a fact or a mistake, is left as it is, and
/// the full reader reads it; so this one never has to say what is wrong.
package struct ExpressReader: Sendable {
  /// The dates that lines refer to by number, from 1.
  package private(set) var dates: [LineDate] = []

  private let columns: [ExpressColumn]
  private let format: DelimitedFormat
  private let codeLengths: UInt16
  private let digits: Int
  /// A line with what holds for all lines that say nothing else.
  private let blank: ExpressLine
  private var memo: TokenMemo
  private var enteredDays: DayMemo?
  private var loadedDays: DayMemo?
  private var exportedDays: DayMemo?
  /// What quantities are measured in; the first of them holds where no unit is given.
  private var units: [ExpressUnit] = [.none]
  private let entryDateClass: (@Sendable (LineDate) -> Int?)?
  private var numberOfDateClass: [Int: UInt16] = [:]

  /// A reader beside the full one of the same basket; nil when no row of the basket could be ordinary.
  ///
  /// - Parameters:
  ///   - reader: The full reader of the same basket.
  ///   - entryDateClass: Days of entry that it numbers alike are judged alike where no other date is
  ///     declared; nil for a day that takes more than a number.
  package init?(_ reader: LineReader, entryDateClass: @escaping @Sendable (LineDate) -> Int?) {
    let plan = reader.plan
    let start = plan.blank
    guard plan.options.entryPer != .basket, start.draft.currency == 0, start.line.facts.isEmpty
    else { return nil }
    let declared = plan.options.entryPer == .asDeclared
    var memo = TokenMemo()
    columns = plan.schema.roles.map { ExpressColumn($0, entriesAreDeclared: declared, memo: &memo) }
    self.memo = memo
    format = plan.schema.format
    codeLengths = plan.codeLengths
    digits = start.draft.digits
    var line = ExpressLine()
    line.freight = start.line.freight
    line.insurance = start.line.insurance
    line.declaresCarriage = start.line.declaresCarriage
    line.weight = start.line.weight ?? -1
    line.kind = LineKind(start.line)
    // A day that is a default of the basket is not numbered yet.
    guard start.line.entered == nil, start.line.loaded == nil, start.line.exported == nil else { return nil }
    blank = line
    let actions = Set(columns.map(\.action))
    if actions.contains(.entered) { enteredDays = DayMemo() }
    if actions.contains(.loaded) { loadedDays = DayMemo() }
    if actions.contains(.exported) { exportedDays = DayMemo() }
    let hasOtherDates = loadedDays != nil || exportedDays != nil
    self.entryDateClass = hasOtherDates ? nil : entryDateClass
  }

  // MARK: Reading

  /// The rows of these bytes, whose ends are found first.
  package func rows(
    of bytes: UnsafeBufferPointer<UInt8>,
    _ ends: FieldEnds,
    heedsQuotes: Bool
  ) -> ExpressRows {
    ExpressRows(bytes, format, ends, fieldCount: columns.count, heedsQuotes: heedsQuotes)
  }

  /// Reads the next rows, as many as stand together and find room, and goes on behind them.
  package func read(_ rows: inout ExpressRows, into batch: ExpressBatch) {
    var count = 0
    while count < ExpressBatch.most, let place = rows.next() {
      batch.places[count] = place
      batch.lines[count] = blank
      batch.units[count] = 0
      batch.units2[count] = 0
      count &+= 1
    }
    batch.count = count
    var left: UInt64 = 0
    for index in columns.indices { left |= read(index, rows, batch, count) }
    batch.left = left | applyUnits(batch, count)
  }

  /// Reads one column of all rows; those that it has a bit for are left.
  private func read(_ index: Int, _ rows: ExpressRows, _ batch: ExpressBatch, _ count: Int) -> UInt64 {
    let column = columns[index]
    switch column.action {
    case .pass: return 0
    case .blank: return each(index, rows, batch, count) { field, _, _ in field.length == 0 }
    case .code:
      return each(index, rows, batch, count) { field, line, _ in
        guard let code = field.code(lengths: codeLengths) else { return false }
        line.code = code
        return true
      }
    case .value:
      var shape = NumberShape(digits: digits)
      return each(index, rows, batch, count) { field, line, _ in
        guard let value = shape.number(field) else { return false }
        line.value = value
        return true
      }
    case .freight:
      return eachNumber(index, rows, batch, count, digits: digits) { number, line in
        line.freight = number
        line.declaresCarriage = true
      }
    case .insurance:
      return eachNumber(index, rows, batch, count, digits: digits) { number, line in
        line.insurance = number
        line.declaresCarriage = true
      }
    case .weight:
      return eachNumber(index, rows, batch, count, digits: 6) { number, line in line.weight = number }
    case .quantity:
      return eachNumber(index, rows, batch, count, digits: 6) { number, line in line.quantity = number }
    case .quantity2:
      return eachNumber(index, rows, batch, count, digits: 6) { number, line in line.quantity2 = number }
    case .unit: return eachText(index, rows, batch, count) { unit, _, row in batch.units[row] = unit }
    case .unit2: return eachText(index, rows, batch, count) { unit, _, row in batch.units2[row] = unit }
    case .currency:
      // Nearly always the same as on the row before.
      var last = ShortText.none
      return each(index, rows, batch, count) { field, _, _ in
        guard let text = field.text else { return false }
        guard text != last else { return true }
        guard memo.meaning(of: text, in: column.memo) != nil else { return false }
        last = text
        return true
      }
    case .origin:
      return eachText(index, rows, batch, count) { text, line, _ in
        line.kind.origin.index = UInt16(truncatingIfNeeded: text)
      }
    case .exportCountry:
      return eachText(index, rows, batch, count) { text, line, _ in
        line.kind.exportCountry.index = UInt16(truncatingIfNeeded: text)
      }
    case .mode:
      return eachText(index, rows, batch, count) { text, line, _ in
        line.kind.mode.index = UInt16(truncatingIfNeeded: text)
      }
    case .entryType:
      return eachText(index, rows, batch, count) { text, line, _ in
        line.kind.entryType.index = UInt16(truncatingIfNeeded: text)
      }
    case .program:
      return eachText(index, rows, batch, count) { text, line, _ in
        line.kind.program.index = UInt16(truncatingIfNeeded: text)
      }
    case .claims:
      return eachText(index, rows, batch, count) { text, line, _ in
        line.kind.claims = UInt16(truncatingIfNeeded: text)
      }
    case .entered:
      return eachDay(index, rows, batch, count, enteredDays) { day, line in line.kind.entered = day }
    case .loaded:
      return eachDay(index, rows, batch, count, loadedDays) { day, line in line.kind.loaded = day }
    case .exported:
      return eachDay(index, rows, batch, count, exportedDays) { day, line in line.kind.exported = day }
    }
  }

  /// Does the same with a field of all rows; those where `take` answers false are left.
  @inline(__always)
  private func each(
    _ index: Int,
    _ rows: ExpressRows,
    _ batch: ExpressBatch,
    _ count: Int,
    _ take: (ExpressField, inout ExpressLine, _ row: Int) -> Bool
  ) -> UInt64 {
    // Two loops, for most files have no quotes.
    rows.hasQuotes
      ? each(index, rows, batch, count, mayBeQuoted: true, take)
      : each(index, rows, batch, count, mayBeQuoted: false, take)
  }

  @inline(__always)
  private func each(
    _ index: Int,
    _ rows: ExpressRows,
    _ batch: ExpressBatch,
    _ count: Int,
    mayBeQuoted: Bool,
    _ take: (ExpressField, inout ExpressLine, _ row: Int) -> Bool
  ) -> UInt64 {
    let column = rows.column(index)
    let (places, lines) = (batch.places, batch.lines)
    var left: UInt64 = 0
    for row in 0..<count {
      let field = column.field(of: places[row], mayBeQuoted: mayBeQuoted)
      let isTaken = take(field, &lines[row], row)
      if !isTaken { left |= 1 &<< UInt64(truncatingIfNeeded: row) }
    }
    return left
  }

  /// The same with a number that need not be there.
  @inline(__always)
  private func eachNumber(
    _ index: Int,
    _ rows: ExpressRows,
    _ batch: ExpressBatch,
    _ count: Int,
    digits: Int,
    _ take: (Int64, inout ExpressLine) -> Void
  ) -> UInt64 {
    var shape = NumberShape(digits: digits)
    return each(index, rows, batch, count) { field, line, _ in
      guard let number = shape.number(field) else { return field.length == 0 }
      take(number, &line)
      return true
    }
  }

  /// The same with the meaning of a text.
  @inline(__always)
  private func eachText(
    _ index: Int,
    _ rows: ExpressRows,
    _ batch: ExpressBatch,
    _ count: Int,
    _ take: (UInt32, inout ExpressLine, _ row: Int) -> Void
  ) -> UInt64 {
    let stretch = columns[index].memo
    return each(index, rows, batch, count) { field, line, row in
      guard let text = field.text, let meaning = memo.meaning(of: text, in: stretch) else { return false }
      take(meaning, &line, row)
      return true
    }
  }

  /// The same with the number of the day in a field such as `2025-10-23`, which may be blank.
  @inline(__always)
  private func eachDay(
    _ index: Int,
    _ rows: ExpressRows,
    _ batch: ExpressBatch,
    _ count: Int,
    _ memo: DayMemo?,
    _ take: (UInt16, inout ExpressLine) -> Void
  ) -> UInt64 {
    guard let memo else { return 0 }
    return each(index, rows, batch, count) { field, line, _ in
      guard field.length > 0 else { return true }
      guard let day = field.day, let meaning = memo.meaning(of: day) else { return false }
      take(meaning, &line)
      return true
    }
  }

  /// Turns the quantities into base units of what they measure; rows that it has a bit for are left.
  private func applyUnits(_ batch: ExpressBatch, _ count: Int) -> UInt64 {
    var left: UInt64 = 0
    for row in 0..<count {
      let (first, second) = (Int(batch.units[row]), Int(batch.units2[row]))
      let line = batch.lines.baseAddress.unsafelyUnwrapped + row
      guard units[first].apply(to: &line.pointee.quantity, &line.pointee.quantityDimension),
        units[second].apply(to: &line.pointee.quantity2, &line.pointee.quantity2Dimension)
      else {
        left |= 1 &<< UInt64(truncatingIfNeeded: row)
        continue
      }
      guard units[first].isOfOtherThings || units[second].isOfOtherThings else { continue }
      if !moveOtherThings(units[first], units[second], &line.pointee) {
        left |= 1 &<< UInt64(truncatingIfNeeded: row)
      }
    }
    return left
  }

  @inline(never)
  private func moveOtherThings(_ unit: ExpressUnit, _ unit2: ExpressUnit, _ line: inout ExpressLine) -> Bool {
    unit.moveOtherThings(&line.quantity, &line.content, &line.kind)
      && unit2.moveOtherThings(&line.quantity2, &line.content, &line.kind)
  }

  // MARK: Learning

  /// Takes over what the full reader made of a row without problems.
  package mutating func learn(
    _ row: DelimitedRow,
    in bytes: Span<UInt8>,
    _ read: BasketLine,
    by reader: LineReader
  ) {
    guard read.problems.isEmpty, read.row.isAssessable, read.draft.currency == 0 else { return }
    let line = read.line
    for (index, column) in columns.enumerated() {
      let field = row[index]
      guard !field.hasDoubledQuotes else { continue }
      switch column.action {
      case .unit: learn(unit: read.draft.unit, field, bytes, column)
      case .unit2: learn(unit: read.draft.unit2, field, bytes, column)
      case .currency: learn(0, field, bytes, column)
      case .origin: learn(line.origin.index, field, bytes, column)
      case .exportCountry: learn(line.exportCountry.index, field, bytes, column)
      case .mode: learn(line.mode.index, field, bytes, column)
      case .entryType: learn(line.entryType.index, field, bytes, column)
      case .program: learn(line.program.index, field, bytes, column)
      case .claims: learn(line.claims, field, bytes, column)
      case .entered: learn(line.entered, isEntry: true, field, bytes, into: \.enteredDays)
      case .loaded: learn(line.loaded, isEntry: false, field, bytes, into: \.loadedDays)
      case .exported: learn(line.exported, isEntry: false, field, bytes, into: \.exportedDays)
      case .pass, .blank, .code, .value, .freight, .insurance, .weight, .quantity, .quantity2: break
      }
    }
  }

  private mutating func learn(
    _ meaning: UInt16,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ column: ExpressColumn
  ) {
    let length = field.end - field.start
    guard length <= ShortText.longest else { return }
    let text = ShortText(
      low: ByteWord.load(bytes, at: field.start, count: length),
      high: length <= 8 ? 0 : ByteWord.load(bytes, at: field.start + 8, count: length - 8)
    )
    memo.remember(UInt32(meaning), of: text, in: column.memo)
  }

  private mutating func learn(
    unit: UnitUse,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ column: ExpressColumn
  ) {
    guard let unit = ExpressUnit(unit) else { return }
    let number = units.firstIndex(of: unit) ?? units.count
    if number == units.count { units.append(unit) }
    learn(UInt16(truncatingIfNeeded: number), field, bytes, column)
  }

  private mutating func learn(
    _ date: LineDate?,
    isEntry: Bool,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    into memo: WritableKeyPath<Self, DayMemo?>
  ) {
    guard let date, date.isBareDate, field.end - field.start == 10, dates.count < Int(UInt16.max),
      let day = ShortDay(
        UInt16(truncatingIfNeeded: ByteWord.load(bytes, at: field.start, count: 2)),
        ByteWord.load(bytes, at: field.start + 2, count: 8)
      )
    else { return }
    let number: UInt16
    if isEntry, let entryDateClass {
      guard let dateClass = entryDateClass(date) else { return }
      number = numberOfDateClass[dateClass] ?? newNumber(date)
      numberOfDateClass[dateClass] = number
    } else {
      number = newNumber(date)
    }
    self[keyPath: memo]?.remember(number, of: day)
  }

  private mutating func newNumber(_ date: LineDate) -> UInt16 {
    dates.append(date)
    return UInt16(dates.count)
  }
}

extension LineKind {
  /// What a line with these texts has in common with others; its dates are not numbered.
  fileprivate init(_ line: Line) {
    self.init()
    origin = line.origin
    mode = line.mode
    program = line.program
    claims = line.claims
    exportCountry = line.exportCountry
    entryType = line.entryType
  }
}
