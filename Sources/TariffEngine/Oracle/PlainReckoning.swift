// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// One line being reckoned: what each measure came to so far, and what it did to the others.
struct PlainReckoning {
  /// What became of a measure that applies.
  enum Outcome {
    /// Charged, perhaps with nothing.
    case charged(PlainCharge)
    /// Due, but how much cannot be said.
    case open(OpenPart)
  }

  let goods: PlainLine
  let schedule: PlainSchedule
  /// By the measure's index; measures that do not apply, or that others beat, have none.
  var outcomes: [Int: Outcome] = [:]
  /// The measures whose turn has come, in that order.
  var reckoned: [Int] = []
  private var replaced: Set<Int> = []
  private var displaced: Set<Int> = []
  /// What other measures took out of a measure's base.
  private var taken: [Int: Region] = [:]
  /// The portions and other money facts that a measure had to assume, by name.
  var assumed: [String: Ratio] = [:]
  /// Whether any fact that was needed is not declared.
  var isAssumed = false

  init(goods: PlainLine, schedule: PlainSchedule) {
    self.goods = goods
    self.schedule = schedule
  }

  var law: EffectiveLaw { goods.law }

  /// Reckons all measures, those that act first.
  mutating func reckon(inOrder order: [[Int]]) {
    for group in order {
      let applying = group.filter { !replaced.contains($0) && applies($0) }
      var regions: [Int: Region] = [:]
      for index in applying where !displaced.contains(index) { regions[index] = charge(index) }
      reckoned += applying
      let losers = losers(among: applying)
      for index in losers { outcomes[index] = nil }
      for index in applying where !losers.contains(index) && !replaced.contains(index) {
        act(index, on: regions[index])
      }
    }
  }

  /// The members of a highest-of group that another member beats: with more, or with as much and a lower
  /// rank.
  ///
  /// Where that leaves two headings, nobody knows which is owed.
  private mutating func losers(among members: [Int]) -> Set<Int> {
    let contenders = members.compactMap { index -> (index: Int, amount: Int64, rank: Int)? in
      guard case .charged(let charge)? = outcomes[index],
        let group = law.measures[index].measure.highestOf
      else { return nil }
      return (index, charge.amount, group.rank)
    }
    let best = contenders.min { ($1.amount, $0.rank, $0.index) < ($0.amount, $1.rank, $1.index) }
    guard let best else { return [] }
    let rival = contenders.first { other in
      other.amount == best.amount && other.rank == best.rank
        && law.measures[other.index].measure.id != law.measures[best.index].measure.id
    }
    if let rival, best.amount > 0 {
      outcomes[best.index] = .open(law.tie(between: best.index, and: rival.index))
    }
    return Set(contenders.map(\.index)).subtracting([best.index])
  }

  /// Charges a measure on what is left of its base, and says which part of the value that is; nil when
  /// nothing is left.
  private mutating func charge(_ index: Int) -> Region? {
    guard let dated = law.charge(index, at: goods.dates.entered) else { return nil }
    let measure = law.measures[index].measure
    var base = base(dated.base ?? measure.base, of: index)
    let left = base.region.subtracting(taken[index] ?? .nothing)
    guard left != .nothing else { return nil }
    if left != base.region {
      let hadAnything = amount(of: base, for: index) > .zero
      base.region = left
      guard !hadAnything || amount(of: base, for: index) > .zero else { return nil }
    }
    do throws(OpenPart) {
      outcomes[index] = .charged(try charge(measure, at: dated.rate, on: base, index))
    } catch {
      outcomes[index] = .open(error)
    }
    return base.region
  }

  /// Lets a measure that applies do to others what it says.
  ///
  /// `region` is the value that it covers; a measure that is displaced covers none, and displaces nothing.
  private mutating func act(_ index: Int, on region: Region?) {
    let measure = law.measures[index].measure
    for other in law.measures.indices where law.covers(measure.insteadOf, other, for: index) {
      // Another of its own group may have been charged already.
      replaced.insert(other)
      outcomes[other] = nil
    }
    guard let region, let outcome = outcomes[index] else { return }
    for edge in measure.displaces where edge.window.contains(goods.dates.entered) {
      guard edge.trigger == .applies || outcome.isKnownToBeOwed else { continue }
      for other in law.measures.indices where law.covers(edge.what, other, for: index) {
        switch edge.extent {
        case .line: displaced.insert(other)
        case .covered: taken[other] = (taken[other] ?? .nothing).union(region)
        }
      }
    }
  }

  /// Writes down what came of it.
  func report(into result: inout PlainResult) {
    for (index, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
      switch outcome {
      case .charged(let charge):
        let base = charge.base.rounded(.unit) ?? 0
        result.charges.append(PlainResult.Charge(measure: index, amount: charge.amount, base: base))
      case .open(let part):
        result.open.append(PlainResult.Open(measure: index, part: part))
      }
    }
    result.isAssumed = isAssumed
  }
}

/// A charge on a line.
struct PlainCharge {
  let base: Ratio
  /// Before rounding.
  let exact: Ratio
  /// In minor units, rounded as the territory says.
  let amount: Int64
  /// The same without the measure's factor.
  let whole: Int64
  /// The part of the rate that is a share of the base.
  let rate: Ratio
}

extension PlainReckoning.Outcome {
  /// Whether more than zero is due, and that is known.
  var isKnownToBeOwed: Bool {
    switch self {
    case .charged(let charge): charge.amount > 0
    case .open: false
    }
  }
}
