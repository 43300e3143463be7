// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import TariffModel

extension PlainReckoning {
  /// The rate that the schedule or a list states for the line's code.
  func stated(_ rate: RateExpression, for index: Int) throws(OpenPart) -> RateExpression {
    switch rate {
    case .column where isSpecial(rate):
      guard let rate = specialRate(for: goods.origin(for: law.measures[index].measure.programme)) else {
        throw .noRate
      }
      return rate
    case .column(let column): return try spread(schedule.texts(column: column).map(read))
    case .listed(let list, let column): return try spread(percentages(list, column))
    default: return rate
    }
  }

  /// Whether the rate is that of the special column.
  func isSpecial(_ rate: RateExpression) -> Bool {
    guard case .column(let column) = rate else { return false }
    return law.territory.columns[column] == "special"
  }

  /// The special rate that the line claims; nil when its origin is not entitled to it, or there is none.
  func specialRate(for origin: String) -> RateExpression? {
    guard let symbol = goods.text(goods.line.program),
      let program = law.territory.specialPrograms.first(where: { $0.symbol == symbol }),
      program.origins.isEmpty || program.origins.contains(origin),
      let column = law.territory.columns.firstIndex(of: "special")
    else { return nil }
    // Where the code is too short to say which of several cells is meant, nobody is entitled to any.
    let texts = schedule.texts(column: column)
    guard let text = texts.first, texts.count == 1 else { return nil }
    return (try? SpecialCell.parse(text, currency: law.territory.currency))?.rate(for: symbol)
  }

  private func read(_ text: String) -> RateExpression {
    (try? RateText.parse(text, currency: law.territory.currency)) ?? .refersElsewhere(text)
  }

  /// The percentages of a list for the code; several where the code is too short to say which.
  private func percentages(_ name: String, _ column: String) -> [RateExpression] {
    guard let list = law.law.lists[name], let place = list.columns.firstIndex(of: column) else { return [] }
    let (code, instant) = (goods.line.code, goods.dates.entered)
    // The list may have the goods under the number that they had before.
    let own = [code, goods.line.otherCode].compactMap(\.self)
      .compactMap { list.cell(for: $0, column: place, at: instant) }
    let cells = own.isEmpty ? list.cells(below: code, column: place, at: instant) : [own[0]]
    return cells.filter { !$0.isEmpty }.map { read($0.hasSuffix("%") ? $0 : $0 + "%") }
  }

  /// The one rate of several, or the range of percentages; what else differs, only more digits can tell.
  private func spread(_ rates: [RateExpression]) throws(OpenPart) -> RateExpression {
    guard let first = rates.first else { throw .noRate }
    guard rates.contains(where: { $0 != first }) else { return first }
    let shares = rates.compactMap(percentage)
    guard shares.count == rates.count, let low = shares.min(), let high = shares.max() else {
      throw .refersElsewhere("rates differ below this code: give more digits")
    }
    return .between(.terms([.adValorem(low)]), .terms([.adValorem(high)]))
  }

  /// The rate when it is nothing but a percentage of the base, or free.
  private func percentage(_ rate: RateExpression) -> Rate? {
    guard case .terms(let terms) = rate else { return nil }
    guard let term = terms.first else { return .zero }
    return terms.count == 1 && term.of == .base ? Rate(billionths: term.coefficient) : nil
  }
}
