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
    if !(line.charges + line.openCharges).isEmpty { page.add(.grid(chargeGrid())) }
    addReasons(to: &page)
  }

  /// All that is said of a line besides its charges.
  func addReasons(to page: inout Page, withAmounts: Bool = true) {
    page.add(list: "Not charged", notCharged)
    page.add(list: "Controls", line.controls.map(\.sentence))
    page.add(list: "Open", line.problems.map(\.sentence))
    page.add(list: "Assumed", assumptions(withAmounts: withAmounts))
    page.add(list: "Notes", line.notes.map(\.sentence))
    if header.explains, withAmounts { addDrawback(to: &page) }
  }

  /// What is uncertain about the measures charged on any of the lines, each once.
  static func addDoubts(of lines: [LineReport], to page: inout Page) {
    var doubts: [String] = []
    for charge in lines.flatMap(\.charges) where !charge.doubt.isEmpty {
      let doubt = "\(charge.measure): \(charge.doubt)"
      if !doubts.contains(doubt) { doubts.append(doubt) }
    }
    page.add(list: "In doubt", doubts)
  }

  private func addDrawback(to page: inout Page) {
    let recoverable = line.charges.filter { $0.drawback == .yes }.reduce(0) { $0 + $1.amount }
    guard recoverable > 0 else { return }
    let amount = "\(numbers.money(recoverable)) \(numbers.unit)"
    page.add(.paragraph("Drawback may give \(amount) back if the goods are exported."))
  }

  private var heading: String {
    var parts = ["Row \(line.row)", line.sku, line.code, line.origin].filter { !$0.isEmpty }
    if let entered = line.entryDate { parts.append("entered \(entered)") }
    if let judged = line.judgedAt, judged != line.entryDate { parts.append("law of \(judged)") }
    if let value = line.customsValue { parts.append("\(numbers.money(value)) \(numbers.unit)") }
    return parts.joined(separator: ", ") + (line.status == .assessed ? "" : " [\(line.status.rawValue)]")
  }

  // MARK: Charges

  /// The charges in the order given, those that cannot be computed last; and the sums.
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
    for charge in line.openCharges {
      grid.row([
        charge.measure, names.programme(charge.programme), charge.rate, "", amount("open"), charge.cite,
      ])
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

  /// The measures that another one took the place of, each with the heading it is then filed under; then
  /// those that do not apply by their own terms, together by reason.
  private var notCharged: [String] {
    var sentences: [String] = []
    var byReason: [(reason: String, measures: [String])] = []
    for measure in line.notApplied {
      if !measure.by.isEmpty, measure.reason.contains(measure.by) {
        let filed = measure.heading.isEmpty ? "" : "; file \(measure.heading)"
        let programme = names.programme(measure.programme)
        sentences.append("\(measure.measure) \(programme): \(measure.reason)\(filed)")
      } else if let place = byReason.firstIndex(where: { $0.reason == measure.reason }) {
        byReason[place].measures.append(measure.measure)
      } else {
        byReason.append((measure.reason, [measure.measure]))
      }
    }
    return sentences + byReason.map { "\($0.reason): " + $0.measures.joined(separator: ", ") }
  }

  private func assumptions(withAmounts: Bool) -> [String] {
    var sentences = line.assumed.map { "\($0.fact): \($0.text)" }
    if let range = line.range, withAmounts {
      let ends = "\(numbers.money(range.minimum)) to \(numbers.money(range.maximum)) \(numbers.unit)"
      sentences.append("duty, fees and taxes together are \(ends)")
    }
    return sentences
  }
}
