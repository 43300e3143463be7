// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// A fee as settled on one entry.
package struct EntryFee: Sendable {
  package let source: Int
  /// In minor units, after the minimum and maximum.
  package let amount: Int64
}

extension Assessor {
  /// Settles the per-entry fees of the lines that were declared together, and shares them out.
  ///
  /// The fees of the lines are summed, held between the minimum and the maximum of the entry, and given
  /// back to the lines in proportion; the last cents go to the largest remainders, so that lines of equal
  /// value are treated alike as far as whole cents allow.
  ///
  /// The lines are the first `count`. `ranks` tells them apart where nothing else does: a number that follows from
  /// what each says, so that their order never matters; the lower comes first. It is seldom asked.
  package func settleFees(
    _ lines: inout [Assessment],
    count: Int,
    ranks: () -> [Int]
  ) -> [EntryFee] {
    var sources: [Int] = []
    for line in 0..<count {
      for charge in lines[line].charges.indices where lines[line].charges[charge].isPerEntry {
        let source = lines[line].charges[charge].source
        if !sources.contains(source) { sources.append(source) }
      }
    }
    if sources.count > 1 { sources.sort() }
    return sources.compactMap { source in
      guard let (_, live) = self.source(source) else { return nil }
      return settle(source, live, &lines, count, ranks)
    }
  }

  private func settle(
    _ source: Int,
    _ live: LiveMeasure,
    _ lines: inout [Assessment],
    _ count: Int,
    _ ranks: () -> [Int]
  ) -> EntryFee {
    var places: [(line: Int, charge: Int)] = []
    places.reserveCapacity(count)
    var sum: Int64 = 0
    for line in 0..<count {
      for charge in lines[line].charges.indices where lines[line].charges[charge].source == source {
        places.append((line, charge))
        sum += lines[line].charges[charge].amount
      }
    }
    var amount = sum + (live.rate.flatPerEntry ?? 0)
    if let bounds = live.dated?.perEntry {
      if let minimum = bounds.minimum { amount = max(amount, minimum) }
      if let maximum = bounds.maximum { amount = min(amount, maximum) }
    }
    let isByValue = sum == 0
    let weights = places.map { place in
      isByValue ? lines[place.line].customsValue : lines[place.line].charges[place.charge].amount
    }
    // Nothing was raised or cut, and what each line pays stands already.
    if amount == sum, !isByValue { return EntryFee(source: source, amount: amount) }
    let shares = LargestRemainder.shares(of: amount, by: weights) {
      let ofLines = ranks()
      return places.map { ofLines[$0.line] }
    }
    for (place, share) in zip(places, shares) {
      // What the line can owe was weighed before the limits of the entry were known.
      let change = share - lines[place.line].charges[place.charge].amount
      lines[place.line].range?.minimum += change
      lines[place.line].range?.maximum += change
      lines[place.line].charges[place.charge].amount = share
    }
    return EntryFee(source: source, amount: amount)
  }
}

extension RateExpression {
  /// The amount due once for each entry, in minor units, if the rate is one.
  var flatPerEntry: Int64? {
    guard isPerEntry, case .terms(let terms) = self else { return nil }
    var sum: Int64 = 0
    for term in terms {
      if case .quantity(let unit) = term.of, unit.dimension == .entry { sum += term.coefficient / 1_000_000 }
    }
    return sum
  }
}

/// Shares a whole amount out so that the parts add up to it exactly.
package enum LargestRemainder {
  /// The parts of `amount` in proportion to `weights`; equal parts when all weights are zero.
  ///
  /// Cents left over go to the largest remainders, among equal ones to the larger weights first, and then to
  /// those of lower rank. `ranks` is asked only where lines are alike in both.
  package static func shares(
    of amount: Int64,
    by weights: [Int64],
    ranks: () -> [Int] = { [] }
  ) -> [Int64] {
    guard weights.count > 1 else { return weights.map { _ in amount } }
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    let effective = total > 0 ? weights : [Int64](repeating: 1, count: weights.count)
    let sum = total > 0 ? total : Int128(weights.count)
    var shares: [Int64] = []
    shares.reserveCapacity(weights.count)
    var remainders: [(remainder: Int128, weight: Int64, index: Int)] = []
    remainders.reserveCapacity(weights.count)
    var left = amount
    for (index, weight) in effective.enumerated() {
      let product = Int128(amount) * Int128(weight)
      let (quotient, remainder) = product.quotientAndRemainder(dividingBy: sum)
      shares.append(Int64(quotient))
      remainders.append((remainder, weight, index))
      left -= Int64(quotient)
    }
    guard left > 0 else { return shares }
    var known: [Int]?
    func rank(_ index: Int) -> Int {
      let all = known ?? ranks()
      known = all
      return index < all.count ? all[index] : 0
    }
    remainders.sort { left, right in
      if left.remainder != right.remainder { return left.remainder > right.remainder }
      if left.weight != right.weight { return left.weight > right.weight }
      return (rank(left.index), left.index) < (rank(right.index), right.index)
    }
    for place in remainders.prefix(Int(left)) { shares[place.index] += 1 }
    return shares
  }
}
