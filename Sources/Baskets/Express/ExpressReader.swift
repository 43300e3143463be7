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
  private var units: [ExpressUnit] = []
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
    let hasOtherDates = columns.contains { $0.action == .loaded || $0.action == .exported }
    self.entryDateClass = hasOtherDates ? nil : entryDateClass
  }

  /// Reads the row at hand; false when it is not ordinary.
  @inline(__always)
  package func read(_ rows: ExpressRows, rowEnd: Int, into line: inout ExpressLine) -> Bool {
    guard rows.fieldCount == columns.count else { return false }
    line = blank
    var unit = ExpressUnit.none
    var unit2 = ExpressUnit.none
    var start = rows.offset
    for index in 0..<columns.count {
      let column = columns[index]
      let field = rows.field(index, from: start, rowEnd: rowEnd)
      start = field.end &+ 1
      switch column.action {
      case .pass:
        guard !field.isQuoted else { return false }
      case .blank:
        guard field.length == 0 else { return false }
      case .code:
        guard let code = field.code(lengths: codeLengths) else { return false }
        line.code = code
      case .value:
        guard field.length > 0, let value = field.number(digits: digits) else { return false }
        line.value = value
      case .freight:
        guard field.length > 0 else { break }
        guard let freight = field.number(digits: digits) else { return false }
        line.freight = freight
        line.declaresCarriage = true
      case .insurance:
        guard field.length > 0 else { break }
        guard let insurance = field.number(digits: digits) else { return false }
        line.insurance = insurance
        line.declaresCarriage = true
      case .weight:
        guard field.length > 0 else { break }
        guard let weight = field.number(digits: 6) else { return false }
        line.weight = weight
      case .quantity:
        guard field.length > 0 else { break }
        guard let quantity = field.number(digits: 6) else { return false }
        line.quantity = quantity
      case .quantity2:
        guard field.length > 0 else { break }
        guard let quantity = field.number(digits: 6) else { return false }
        line.quantity2 = quantity
      case .unit:
        guard let meaning = meaning(field, column) else { return false }
        unit = units[Int(meaning)]
      case .unit2:
        guard let meaning = meaning(field, column) else { return false }
        unit2 = units[Int(meaning)]
      case .currency:
        guard meaning(field, column) != nil else { return false }
      case .origin:
        guard let meaning = meaning(field, column) else { return false }
        line.kind.origin = SymbolID(index: UInt16(truncatingIfNeeded: meaning))
      case .exportCountry:
        guard let meaning = meaning(field, column) else { return false }
        line.kind.exportCountry = SymbolID(index: UInt16(truncatingIfNeeded: meaning))
      case .mode:
        guard let meaning = meaning(field, column) else { return false }
        line.kind.mode = SymbolID(index: UInt16(truncatingIfNeeded: meaning))
      case .entryType:
        guard let meaning = meaning(field, column) else { return false }
        line.kind.entryType = SymbolID(index: UInt16(truncatingIfNeeded: meaning))
      case .program:
        guard let meaning = meaning(field, column) else { return false }
        line.kind.program = SymbolID(index: UInt16(truncatingIfNeeded: meaning))
      case .claims:
        guard let meaning = meaning(field, column) else { return false }
        line.kind.claims = UInt16(truncatingIfNeeded: meaning)
      case .entered:
        guard let number = day(field, column) else { return false }
        line.kind.entered = number
      case .loaded:
        guard let number = day(field, column) else { return false }
        line.kind.loaded = number
      case .exported:
        guard let number = day(field, column) else { return false }
        line.kind.exported = number
      }
    }
    guard unit.apply(to: &line.quantity, &line.quantityDimension),
      unit2.apply(to: &line.quantity2, &line.quantity2Dimension)
    else { return false }
    if unit.isOfOtherThings || unit2.isOfOtherThings {
      guard unit.moveOtherThings(&line.quantity, &line.content, &line.kind),
        unit2.moveOtherThings(&line.quantity2, &line.content, &line.kind)
      else { return false }
    }
    return true
  }

  @inline(__always)
  private func meaning(_ field: ExpressField, _ column: ExpressColumn) -> UInt32? {
    guard let text = field.text else { return nil }
    return memo.meaning(of: text, in: column.memo)
  }

  /// The number of the day in a field such as `2025-10-23`; 0 for a blank one, nil for what is not known.
  @inline(__always)
  private func day(_ field: ExpressField, _ column: ExpressColumn) -> UInt16? {
    if field.length == 0 { return 0 }
    guard let text = field.day, let meaning = memo.meaning(of: text, in: column.memo) else { return nil }
    return UInt16(truncatingIfNeeded: meaning)
  }

  /// Finds where the fields and rows of these bytes end.
  package func find(_ ends: FieldEnds, in bytes: UnsafeBufferPointer<UInt8>) -> ExpressRows {
    ends.find(in: bytes, delimiter: format.delimiter.rawValue, rowEnd: format.rowEnd)
    return ExpressRows(bytes, ends)
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
      guard !field.isQuoted else { continue }
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
      case .entered: learn(line.entered, isEntry: true, field, bytes, column)
      case .loaded: learn(line.loaded, isEntry: false, field, bytes, column)
      case .exported: learn(line.exported, isEntry: false, field, bytes, column)
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
    _ column: ExpressColumn
  ) {
    guard let date, date.isBareDate, field.end - field.start == 10, dates.count < Int(UInt16.max),
      ByteWord.load(bytes, at: field.start, count: 2) == ExpressField.century
    else { return }
    let day = ShortText(low: ByteWord.load(bytes, at: field.start + 2, count: 8), high: 0)
    let number: UInt16
    if isEntry, let entryDateClass {
      guard let dateClass = entryDateClass(date) else { return }
      number = numberOfDateClass[dateClass] ?? newNumber(date)
      numberOfDateClass[dateClass] = number
    } else {
      number = newNumber(date)
    }
    memo.remember(UInt32(number), of: day, in: column.memo)
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
