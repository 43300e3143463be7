// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine
import TariffModel

extension TimelineReport {
  /// What goods owe in one stretch of unchanged law: duties and taxes, without fees.
  package struct Standing: Sendable {
    /// In filing order; those that cannot be computed last.
    package let parts: [Part]
    /// The duties as one rate; where some are by quantity, the percentage of the others plus the texts of those.
    package let rate: String
    /// The duties in hundredths of a percent; nil where some are by quantity or open.
    package let effectiveRate: Int64?
    /// In minor units; nil where some part cannot be computed.
    package let duty: Int64?
    package let taxes: Int64?
    /// Facts that were taken for what is not declared.
    package let assumed: [AssumedFact]
    package let problems: [Remark]
    package let notes: [Remark]

    init(_ line: LineReport, withAmounts: Bool) {
      let value = line.customsValue ?? 0
      let charged = line.charges.filter { $0.kind == .duty || $0.kind == .tax }
        .map { Part($0, of: value, isOpen: false) }
      let open = line.openCharges.filter { $0.kind == .duty || $0.kind == .tax }
        .map { Part($0, of: value, isOpen: true) }
      parts = charged + open
      let duties = parts.filter { $0.charge.kind == .duty }
      let apart = duties.filter { $0.isOpen || ($0.charge.isByQuantity && !withAmounts) }
      let percent = duties.filter { duty in !apart.contains { $0.key == duty.key } }
      let sum = percent.reduce(0) { $0 + $1.charge.amount }
      let share = TariffEngine.effectiveRate(duty: sum, of: value)
      var texts = apart.map(\.charge.rate)
      if let share, apart.isEmpty || share != 0 {
        texts.insert(DecimalText.text(share, digits: 2) + "%", at: 0)
      }
      rate = texts.isEmpty ? "unknown" : texts.joined(separator: " + ")
      effectiveRate = apart.isEmpty ? share : nil
      duty = line.duty
      taxes = line.taxes
      assumed = line.assumed
      // Without a value a rate by quantity is an answer in itself.
      let isOpen = withAmounts || open.contains { !$0.charge.isByQuantity } || line.customsValue == nil
      problems = isOpen ? line.problems : []
      notes = line.notes
    }
  }

  /// One charge as it stands.
  package struct Part: Sendable {
    package let charge: ReportedCharge
    /// Its amount cannot be computed.
    package let isOpen: Bool
    /// The rate; with what it comes to, where that is another share of the value.
    package let rate: String

    /// The rate of a tax is not put in relation to the value: its base holds the duties.
    init(_ charge: ReportedCharge, of value: Int64, isOpen: Bool) {
      self.charge = charge
      self.isOpen = isOpen
      let isPlain = charge.isPercentage && charge.base == value
      if isOpen || isPlain || charge.isByQuantity || charge.kind == .tax || charge.amount == 0 {
        rate = charge.rate
      } else {
        let share = TariffEngine.effectiveRate(duty: charge.amount, of: value) ?? 0
        rate = "\(charge.rate), \(DecimalText.text(share, digits: 2))% of the value"
      }
    }

    /// What makes it the same charge at another time.
    var key: String { "\(charge.programme) \(charge.measure)" }
  }

  /// What became of one charge at an instant.
  package struct Step: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      case began
      case ended
      case changed
    }

    package let kind: Kind
    /// Nil when it began.
    package let before: Part?
    /// Nil when it ended.
    package let after: Part?
    /// Why a charge ended, such as "displaced by 9903.81.91"; empty when its time was over.
    package let reason: String

    /// The charge as it is now; as it was, when it ended.
    var charge: ReportedCharge? { (after ?? before)?.charge }

    /// What differs between two standings, in the order of the second, what ended first.
    static func all(from old: Standing, to new: Standing, line: LineReport) -> [Step] {
      let known = Dictionary(old.parts.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      let kept = Set(new.parts.map(\.key))
      let ended = old.parts.filter { !kept.contains($0.key) }.map { part in
        let passed = line.notApplied.first {
          $0.measure == part.charge.measure && $0.programme == part.charge.programme
        }
        return Step(kind: .ended, before: part, after: nil, reason: passed?.reason ?? "")
      }
      let others = new.parts.compactMap { part -> Step? in
        guard let before = known[part.key] else {
          return Step(kind: .began, before: nil, after: part, reason: "")
        }
        guard before.rate != part.rate else { return nil }
        return Step(kind: .changed, before: before, after: part, reason: "")
      }
      return ended + others
    }
  }
}
