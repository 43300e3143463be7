// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine
import TariffModel

/// The trace of one line, as a broker would check it: each heading with its base, rate, amount and
/// citation, zeros included; then what was spared by what; then what is open or in doubt.
struct LineExplanation {
  private let line: LineReport
  private let header: ReportHeader
  private let names: NameTable
  private let numbers: PageNumbers

  init(_ line: LineReport, _ report: DutyReport) {
    self.init(line, header: report.header, names: report.names)
  }

  init(_ line: LineReport, header: ReportHeader, names: NameTable) {
    self.line = line
    self.header = header
    self.names = names
    numbers = PageNumbers(currency: header.currency)
  }

  func add(to page: inout Page) {
    page.add(.heading(heading))
    if !line.charges.isEmpty { page.add(.grid(chargeGrid())) }
    addReasons(to: &page)
  }

  /// All that is said of a line besides its charges.
  func addReasons(to page: inout Page) {
    page.add(list: "Not charged", line.notApplied.map(sentence))
    page.add(
      list: "Controls",
      line.controls.map { "\($0.measure): \($0.flag)" + ($0.cite.isEmpty ? "" : " (\($0.cite))") }
    )
    page.add(list: "Open", line.problems.map { "\($0.text) [\($0.id)]" })
    page.add(list: "Assumed", assumptions)
    page.add(list: "Notes", line.notes.map { "\($0.text) [\($0.id)]" })
    page.add(
      list: "In doubt",
      line.charges.filter { !$0.doubt.isEmpty }.map { "\($0.measure): \($0.doubt)" }
    )
  }

  private var heading: String {
    var parts = ["Row \(line.row)", line.sku, line.code, line.origin].filter { !$0.isEmpty }
    if let entered = line.entryDate { parts.append("entered \(entered)") }
    if let judged = line.judgedAt, judged != line.entryDate { parts.append("law of \(judged)") }
    if let value = line.customsValue { parts.append("value \(numbers.money(value)) \(numbers.unit)") }
    return parts.joined(separator: ", ") + (line.status == .assessed ? "" : " [\(line.status.rawValue)]")
  }

  // MARK: Charges

  /// The charges in the order given, and the sums.
  func chargeGrid(withAmounts: Bool = true) -> Grid {
    var grid = Grid([
      .left("Heading"), .left("Programme", minimum: 12), .left("Rate", minimum: 10, wraps: true),
      .right("Base", isOptional: true), .right(withAmounts ? numbers.unit : "", isOptional: true),
      .left("Source", minimum: 20, wraps: true, isOptional: true),
    ])
    func amount(_ text: String) -> String { withAmounts ? text : "" }
    for charge in line.charges {
      let base = charge.terms.count > 1 ? "" : charge.terms.first.map(self.base) ?? numbers.money(charge.base)
      grid.row([
        charge.measure, names.programme(charge.programme), charge.rate, amount(base),
        amount(numbers.money(charge.amount)), charge.cite,
      ])
      for term in charge.terms where charge.terms.count > 1 {
        grid.row(["", "", "  " + term.rate, amount(self.base(term)), amount(numbers.money(term.amount)), ""])
      }
    }
    addSums(&grid, withAmounts: withAmounts)
    return grid
  }

  private func base(_ term: ReportedCharge.Term) -> String {
    let number = PageNumbers.grouped(term.base)
    return term.unit == header.currency.code ? number : "\(number) \(term.unit)"
  }

  private func addSums(_ grid: inout Grid, withAmounts: Bool) {
    guard let duty = line.duty else { return }
    func sum(_ name: String, _ rate: String, _ amount: Int64) {
      grid.row([name, "", rate, "", withAmounts ? numbers.money(amount) : "", ""], isTotal: true)
    }
    sum("Duty", numbers.percent(line.effectiveRate), duty)
    guard withAmounts else { return }
    if let fees = line.fees, line.charges.contains(where: { $0.kind == .fee }) { sum("Fees", "", fees) }
    if let taxes = line.taxes, line.charges.contains(where: { $0.kind == .tax }) { sum("Taxes", "", taxes) }
    if let landed = line.landedCost { sum("Landed cost", "", landed) }
  }

  // MARK: Sentences

  private func sentence(_ measure: NotApplied) -> String {
    let filed = measure.heading.isEmpty ? "" : "; file \(measure.heading)"
    return "\(measure.measure) \(names.programme(measure.programme)): \(measure.reason)\(filed)"
  }

  private var assumptions: [String] {
    var sentences = line.assumed.map { "\($0.fact): \($0.text)" }
    if let range = line.range {
      let ends = "\(numbers.money(range.minimum)) to \(numbers.money(range.maximum)) \(numbers.unit)"
      sentences.append("duty, fees and taxes together are \(ends)")
    }
    return sentences
  }
}
