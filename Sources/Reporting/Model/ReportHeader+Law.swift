// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import TariffEngine
package import TariffModel

extension ReportHeader {
  /// The header of a report on assessments made under `law` with `options`.
  ///
  /// `notModelled` holds, by programme, what its file says is not modelled of it.
  package init(
    law: EffectiveLaw,
    options: AssessmentOptions,
    notModelled: [String: [String]] = [:],
    explains: Bool = false,
    isWide: Bool = false
  ) {
    let asOf: String? =
      switch law.regime.clock {
      case .line: nil
      case .at(let date): date.text
      }
    self.init(
      library: law.facts.name,
      edition: law.facts.edition,
      lawThrough: law.facts.lawThrough,
      territory: law.territory.id,
      territoryTitle: law.territory.title,
      currency: law.territory.currency,
      codeFormat: law.territory.codeFormat,
      regime: law.regime.id,
      regimeTitle: law.regime.title,
      asOf: asOf
    )
    isNotLaw = law.regime.isNotLaw
    unlawful = law.regime.unlawful
    transition = law.regime.transition
    rounding = options.roundsValues ? .statutory : .exact
    assumptions = options.assumptions.values.sorted { $0.key < $1.key }.map { number, value in
      let fact = law.facts.facts[number]
      return Assumption(fact: fact.name, text: value.text(of: fact, currency: law.territory.currency))
    }
    self.notModelled = law.territory.notModelled
    feesAssessed = options.assessesFees
    programmes = Self.programmes(of: law, notModelled)
    self.explains = explains
    self.isWide = isWide
  }

  private static func programmes(
    of law: EffectiveLaw,
    _ notModelled: [String: [String]]
  ) -> [ReportedProgramme] {
    var kinds: [Set<MeasureKind>] = Array(repeating: [], count: law.programmes.count)
    var isLive = Array(repeating: false, count: law.programmes.count)
    for index in law.measures.indices {
      let programme = law.measures[index].programme
      let kind = law.measures[index].measure.kind
      kinds[programme].insert(kind)
      if kind != .control, law.measures[index].inertBecause == nil { isLive[programme] = true }
    }
    return law.programmes.enumerated().map { index, id in
      ReportedProgramme(
        id: id,
        kind: MeasureKind.allCases.first { kinds[index].contains($0) } ?? .control,
        isLive: isLive[index],
        notModelled: notModelled[id] ?? []
      )
    }
  }
}

extension Assumptions.Value {
  /// The value as a reader would say it.
  func text(of fact: FactDefinition, currency: Currency) -> String {
    switch self {
    case .share(let share) where fact.kind == .rate:
      share.description
    case .share(let share):
      "\(share) of the \(fact.kind == .mass ? "weight" : "value")"
    case .amount(let amount):
      switch fact.kind {
      case .money: DecimalText.text(amount, digits: currency.minorDigits) + " " + currency.code
      case .mass: DecimalText.shortText(amount, digits: 6) + " kg"
      case .number, .rate, .text, .flag, .date: DecimalText.shortText(amount, digits: 6)
      }
    case .flag(let flag):
      flag ? "yes" : "no"
    }
  }
}

extension LineDate {
  /// The date as it was declared: a day, or a minute.
  package var text: String { isBareDate ? instant.date.description : instant.description }
}

extension CivilInstant {
  /// The instant for a reader: the end of a day stands for the day.
  var plainText: String { self == endOfDay ? date.description : description }
}
