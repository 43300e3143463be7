// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import ExactMath
import LibraryLoading
import Reporting
import ScenarioRunning
import TariffEngine
import TariffModel

/// The rates of every line of a schedule under one regime, as rows to be joined with goods elsewhere.
///
/// Published behaviour. A row is a charge; the rows of a code and origin are its charges together. What a table
/// cannot say has one row that says so and why, and no rates.
struct RateTable {
  private static let columns = [
    "hts", "origin", "programme", "kind", "ad_valorem_ppm", "specific", "unit", "specific_2", "unit_2",
    "base",
    "entry_amount", "entry_min", "entry_max", "min_value", "assumes", "exact", "why",
  ]

  private let setup: AssessmentSetup
  private let digits: Int
  private let mode: String
  private var assessor: Assessor
  private var symbols = SymbolTable()

  /// A table for goods of one mode of transport; `mode` is empty when none is declared.
  init(_ setup: AssessmentSetup, mode: String) {
    self.setup = setup
    self.mode = mode
    assessor = Assessor(law: setup.runs[0].law, options: setup.runs[0].options)
    digits = setup.runs[0].header.currency.minorDigits
  }

  /// Appends the header.
  func begin(into out: inout [UInt8]) { Self.append(Self.columns, to: &out) }

  /// Appends the rows of a code and origin; answers how the table says it, nil when the code is no line.
  mutating func add(_ code: CommodityCode, origin: String, into out: inout [UInt8]) -> Bool? {
    guard let from = symbols.intern(origin), let mode = symbols.intern(mode) else { return nil }
    var line = Line(row: 1, code: code, origin: from, value: 1_000_000)
    line.mode = mode
    switch assessor.flatRates(line, symbols: symbols) {
    case .noLine:
      return nil
    case .beyond(let reason):
      var row = [String](repeating: "", count: Self.columns.count)
      row[0] = code.description
      row[1] = origin
      row[Self.columns.count - 2] = "no"
      row[Self.columns.count - 1] = reason
      Self.append(row, to: &out)
      return false
    case .exact(let rates, let minimumValue, let assumed):
      for rate in rates {
        Self.append(row(rate, code, origin, minimumValue, assumed), to: &out)
      }
      return true
    }
  }

  private func row(
    _ rate: FlatRate,
    _ code: CommodityCode,
    _ origin: String,
    _ minimumValue: Int64,
    _ assumed: [String]
  ) -> [String] {
    func money(_ amount: Int64?) -> String { amount.map { DecimalText.text($0, digits: digits) } ?? "" }
    func unit(_ place: Int) -> [String] {
      guard place < rate.perUnit.count else { return ["", ""] }
      return [String(rate.perUnit[place].amount), rate.perUnit[place].dimension.baseUnit]
    }
    return [
      code.description, origin, setup.runs[0].law.programmes[rate.programme], rate.kind.rawValue,
      String(rate.adValorem),
    ] + unit(0) + unit(1) + [
      "customs value", rate.perEntry == 0 ? "" : money(rate.perEntry), money(rate.minimum),
      money(rate.maximum),
      minimumValue > 1 ? money(minimumValue) : "", assumed.joined(separator: ";"), "yes", "",
    ]
  }

  private static func append(_ row: [String], to out: inout [UInt8]) {
    var writer = DelimitedWriter()
    for cell in row { writer.append(cell, to: &out) }
    writer.endRow(&out)
  }
}
