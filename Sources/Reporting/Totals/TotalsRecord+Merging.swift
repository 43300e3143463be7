// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine

extension TotalsRecord {
  /// Why two records cannot be added.
  package enum MergeError: Error, Hashable, Sendable {
    /// They rest on different grounds: the member that differs and what each has.
    case differs(member: String, first: String, second: String)
    /// A sum does not fit in 64 bits.
    case tooLarge
  }

  /// Adds the sums of another part.
  ///
  /// Any order of parts gives the same.
  ///
  /// - Throws: `MergeError`, with nothing changed.
  package mutating func add(_ other: TotalsRecord) throws(MergeError) {
    if let difference = grounds.difference(from: other.grounds) { throw difference }
    var sum = self
    sum.lines = try Self.sum(lines, other.lines)
    sum.assessed = try Self.sum(assessed, other.assessed)
    sum.assumed = try Self.sum(assumed, other.assumed)
    sum.unassessed = try Self.sum(unassessed, other.unassessed)
    sum.customsValue = try Self.sum(customsValue, other.customsValue)
    sum.assessedValue = try Self.sum(assessedValue, other.assessedValue)
    sum.openDuty = try Self.sum(openDuty, other.openDuty)
    sum.outsideLaw = try Self.sum(outsideLaw, other.outsideLaw)
    sum.duty = try Self.sum(duty, other.duty)
    sum.fees = try Self.sum(ifAny: fees, other.fees)
    sum.taxes = try Self.sum(taxes, other.taxes)
    sum.landedCost = try Self.sum(landedCost, other.landedCost)
    for index in byProgramme.indices {
      sum.byProgramme[index] = try Self.sum(ifAny: byProgramme[index], other.byProgramme[index])
    }
    if range != nil || other.range != nil {
      let (own, more) = (try wholeRange, try other.wholeRange)
      sum.range = AmountRange(
        minimum: try Self.sum(own.minimum, more.minimum),
        maximum: try Self.sum(own.maximum, more.maximum)
      )
    }
    sum.assumedFacts = Set(assumedFacts).union(other.assumedFacts).sorted()
    sum.problems = try Self.sum(problems, other.problems)
    self = sum
  }

  /// The range, of an exact sum from and to itself.
  private var wholeRange: AmountRange {
    get throws(MergeError) {
      if let range { return range }
      let charged = try Self.sum(try Self.sum(duty, fees ?? 0), taxes)
      return AmountRange(minimum: charged, maximum: charged)
    }
  }

  private static func sum<Number: FixedWidthInteger>(
    _ left: Number,
    _ right: Number
  ) throws(MergeError) -> Number {
    let (sum, overflowed) = left.addingReportingOverflow(right)
    guard !overflowed else { throw .tooLarge }
    return sum
  }

  private static func sum(ifAny left: Int64?, _ right: Int64?) throws(MergeError) -> Int64? {
    guard let left else { return right }
    guard let right else { return left }
    return try sum(left, right)
  }
}

extension TotalsRecord.Grounds {
  /// The first member in which the two differ.
  fileprivate func difference(from other: Self) -> TotalsRecord.MergeError? {
    for (own, theirs) in zip(texts, other.texts) where own.text != theirs.text {
      return .differs(member: own.name, first: own.text, second: theirs.text)
    }
    return nil
  }

  /// Every member as text, in the order in which people look for the difference.
  private var texts: [(name: String, text: String)] {
    [
      ("territory", territory), ("regime", regime), ("asOf", asOf ?? "null"), ("currency", currency.code),
      ("library", library), ("edition", edition), ("lawThrough", lawThrough), ("hash", hash),
      ("notLaw", String(isNotLaw)), ("unlawful", unlawful), ("transition", transition ?? "null"),
      ("rounding", rounding), ("feesAssessed", String(feesAssessed)),
      ("assume", assumptions.map { $0.joined(separator: "=") }.joined(separator: "; ")),
      ("byProgramme", programmes.joined(separator: ", ")),
      ("notModelled", notModelled.joined(separator: "; ")),
    ]
  }
}
