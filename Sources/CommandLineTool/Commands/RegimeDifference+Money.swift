// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting
import ScenarioRunning
import TariffEngine

/// What the measures of two regimes charge on the same goods: parts that add up to the change exactly.
///
/// Each amount is the sum of rounded charges, so the difference of the totals is the sum of the differences, in
/// whatever order they are taken.
struct MoneyByMeasure {
  /// Duty, fees and taxes in minor units.
  struct Amounts {
    var old: Int64 = 0
    var new: Int64 = 0

    var change: Int64 { new - old }

    static func + (left: Amounts, right: Amounts) -> Amounts {
      Amounts(old: left.old + right.old, new: left.new + right.new)
    }
  }

  let byMeasure: [String: Amounts]
  /// Of the whole basket, counted apart from the parts.
  let total: Amounts

  /// - Precondition: The outcome has two regimes and is broken down by measure.
  init(_ outcome: BasketOutcome) {
    byMeasure = outcome.breakdown.mapValues { Amounts(old: $0[0].charges, new: $0[1].charges) }
    let totals = outcome.tallies.map { $0.duty + $0.fees + $0.taxes }
    total = Amounts(old: totals[0], new: totals[1])
  }

  /// What the parts do not explain; zero, unless the tool is wrong.
  var rest: Amounts {
    let sum = byMeasure.values.reduce(Amounts(), +)
    return Amounts(old: total.old - sum.old, new: total.new - sum.new)
  }
}

extension BreakdownRow.Cell {
  fileprivate var charges: Int64 { duty + (fees ?? 0) + taxes }
}

extension RegimeDifference {
  /// The changes of law, and of money where the law stays, the largest first; then the sums.
  func listing(_ money: MoneyByMeasure, currency: Currency) -> Listing {
    let unit = ", \(currency.code)"
    let amountColumns: [Listing.Column] = [
      .init("\(names.old)_amount", names.old + unit, isNumber: true),
      .init("\(names.new)_amount", names.new + unit, isNumber: true),
      .init("change_amount", "Change" + unit, isNumber: true),
    ]
    var listing = Listing(rateColumns + amountColumns + reasonColumns(besideAmounts: true))
    func add(_ rates: [String], _ amounts: MoneyByMeasure.Amounts, _ reasons: [String]) {
      let texts = [amounts.old, amounts.new, amounts.change].map {
        DecimalText.text($0, digits: currency.minorDigits)
      }
      listing.add(rates + texts + reasons)
    }
    let rows = rows(money)
    for row in rows.changed { add(row.change.rates, row.amounts, row.change.reasons) }
    add(["others", "", "", "", ""], rows.others, ["", "same law, same amount", ""])
    add(["total", "", "", "", ""], money.total, ["", "duty, fees and taxes", ""])
    add(["unexplained", "", "", "", ""], money.rest, ["", "the total less all parts", ""])
    return listing
  }

  private struct Row {
    let change: MeasureChange
    let amounts: MoneyByMeasure.Amounts
  }

  /// The measures whose law or amount differs, the largest change first; and the sum of the others.
  private func rows(_ money: MoneyByMeasure) -> (changed: [Row], others: MoneyByMeasure.Amounts) {
    let all = measures.map { Row(change: $0, amounts: money.byMeasure[$0.measure] ?? .init()) }
    let changed = all.filter { $0.change.kind != .same || $0.amounts.change != 0 }
    let others = all.filter { $0.change.kind == .same && $0.amounts.change == 0 }
    return (
      changed.sorted { left, right in
        let (size, other) = (left.amounts.change.magnitude, right.amounts.change.magnitude)
        return size != other ? size > other : left.change.measure < right.change.measure
      },
      others.map(\.amounts).reduce(.init(), +)
    )
  }
}
