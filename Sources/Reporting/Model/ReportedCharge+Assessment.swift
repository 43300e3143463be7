// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine
import TariffModel

extension ReportedCharge {
  /// The charges of a line as they are filed: duties, then fees, then taxes; among the duties, those whose
  /// rate stands at the code in the schedule come last, and the others as the territory says.
  ///
  /// Otherwise they keep the order of the law.
  static func inFilingOrder(
    _ assessment: Assessment,
    line: Line,
    symbols: SymbolTable,
    assessor: Assessor
  ) -> [ReportedCharge] {
    let order = assessor.law.territory.filingOrder
    // The additional duties by their place in that order, those it does not name behind, then the four kinds.
    var places = [[ReportedCharge]](repeating: [], count: order.count + 4)
    for charge in assessment.charges {
      let details = assessor.details(charge.source, line: line, symbols: symbols)
      let place =
        switch charge.kind {
        case .duty where details.id == details.measure:
          order.firstIndex {
            $0.covers(measure: details.measure, programme: details.programme, kind: charge.kind)
          } ?? order.count
        case .duty: order.count + 1
        case .fee: order.count + 2
        case .tax, .control: order.count + 3
        }
      places[place].append(ReportedCharge(charge, details, line: line, law: assessor.law))
    }
    return places.flatMap(\.self)
  }

  /// Puts a charge of the engine into words.
  init(_ charge: Charge, _ details: ChargeDetails, line: Line, law: EffectiveLaw) {
    self.init(details, law: law)
    base = charge.base
    amount = charge.amount
    terms = Term.all(of: details.rate, charge, line: line, law: law)
  }

  /// What is known of a charge without its amount.
  init(_ details: ChargeDetails, law: EffectiveLaw) {
    self.init(
      measure: details.id,
      programme: details.programme,
      kind: details.kind,
      rate: details.rate.text(currency: law.territory.currency),
      base: 0,
      amount: 0,
      cite: details.cite
    )
    isPercentage = details.rate.simpleRate != nil
    isByQuantity = details.rate.isByQuantity
    doubt = details.doubt
    authority = details.authority
    drawback = details.drawback
  }
}

extension ReportedCharge.Term {
  /// What each term of a rate comes to; empty for a plain share of the base, and where a quantity that a
  /// term needs was not declared.
  fileprivate static func all(
    of rate: RateExpression,
    _ charge: Charge,
    line: Line,
    law: EffectiveLaw
  ) -> [ReportedCharge.Term] {
    guard case .terms(let terms) = rate, !terms.isEmpty, terms.map(\.of) != [.base], !charge.isPerEntry else {
      return []
    }
    let measured = terms.compactMap { Measured($0, charge, line: line, law: law) }
    guard measured.count == terms.count else { return [] }
    // Each term rounded by itself need not add up to the charge; the last cents go to the largest
    // remainders.
    let shares = LargestRemainder.shares(of: charge.amount, by: measured.map(\.millionths))
    let currency = law.territory.currency
    return zip(zip(terms, measured), shares).map { pair, amount in
      ReportedCharge.Term(
        rate: pair.0.text(currency: currency),
        base: pair.1.base,
        unit: pair.1.unit,
        amount: amount
      )
    }
  }
}

/// One term of a rate, measured on a line.
private struct Measured {
  let base: String
  let unit: String
  /// What is due under the term, in millionths of the minor unit, as near as whole numbers go.
  let millionths: Int64

  init?(_ term: RateTerm, _ charge: Charge, line: Line, law: EffectiveLaw) {
    switch term.of {
    case .base:
      self.init(value: charge.base, coefficient: term.coefficient, law)
    case .portion(let name):
      guard let fact = law.facts.factIndex(name), case .money(let value) = line.value(of: fact) else {
        return nil
      }
      self.init(value: value, coefficient: term.coefficient, law)
    case .quantity(let unit):
      if unit.dimension == .entry {
        self.init(quantity: unit.millionths, unit, coefficient: term.coefficient)
      } else {
        guard let quantity = line.declaredQuantity(in: unit.dimension) else { return nil }
        self.init(quantity: quantity, unit, coefficient: term.coefficient)
      }
    case .fact(let name, let unit):
      guard let fact = law.facts.factIndex(name) else { return nil }
      switch line.value(of: fact) {
      case .mass(let amount), .number(let amount):
        self.init(quantity: amount, unit, coefficient: term.coefficient)
      case .money, .rate, .text, .flag, .date, nil:
        return nil
      }
    }
  }

  private init?(value: Int64, coefficient: Int64, _ law: EffectiveLaw) {
    let due = RoundingMode.halfUp.quotient(Int128(value) * Int128(coefficient), 1_000)
    guard let narrow = Int64(exactly: due) else { return nil }
    let currency = law.territory.currency
    base = DecimalText.text(value, digits: currency.minorDigits)
    unit = currency.code
    millionths = narrow
  }

  private init?(quantity: Int64, _ unit: UnitOfQuantity, coefficient: Int64) {
    let size = Int128(unit.millionths)
    let due = RoundingMode.halfUp.quotient(Int128(quantity) * Int128(coefficient), size)
    let count = RoundingMode.halfUp.quotient(Int128(quantity) * 1_000_000, size)
    guard let narrow = Int64(exactly: due), let units = Int64(exactly: count) else { return nil }
    base = DecimalText.shortText(units, digits: 6)
    self.unit = unit.name
    millionths = narrow
  }
}

extension Line {
  /// The fact as declared.
  fileprivate func value(of fact: Int) -> FactValue? {
    facts.first { $0.fact == fact }?.value
  }

  /// The quantity declared in that dimension, in millionths of its base unit; weight stands in for mass.
  fileprivate func declaredQuantity(in dimension: Dimension) -> Int64? {
    if let quantity, quantity.dimension == dimension { return quantity.millionths }
    if let quantity2, quantity2.dimension == dimension { return quantity2.millionths }
    return dimension == .mass ? weight : nil
  }
}
