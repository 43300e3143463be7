// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Fields that hold an exact number. Numbers may stand with or without quotes; shares need their sign.
extension ObjectReader {
  /// An amount in minor units, which cannot be negative.
  func money(_ key: String, _ currency: Currency) -> Int64? {
    let amount = scaled(key, digits: currency.minorDigits) { .badMoney($0, currency) }
    guard let amount, amount < 0 else { return amount }
    log.report(
      .badMoney(DecimalText.text(amount, digits: currency.minorDigits), currency),
      at: optional(key)?.location
    )
    return nil
  }

  /// A number in millionths.
  func millionths(_ key: String) -> Int64? {
    scaled(key, digits: 6) { .badNumber($0) }
  }

  /// A percentage.
  func share(_ key: String) -> Rate? {
    guard let node = optional(key) else { return nil }
    if case .string(let text) = node.value {
      do throws(DecimalError) {
        let share = try Rate(percent: text)
        if share >= .zero { return share }
      } catch {}
    }
    log.report(.badShare(Self.shown(node)), at: node.location)
    return nil
  }

  private func scaled(_ key: String, digits: Int, _ complaint: (String) -> RuleMessage) -> Int64? {
    guard let node = optional(key) else { return nil }
    switch node.value {
    case .number(let text), .string(let text):
      do throws(DecimalError) { return try DecimalText.scaled(text, digits: digits) } catch {}
    default: break
    }
    log.report(complaint(Self.shown(node)), at: node.location)
    return nil
  }

  /// The node as a message quotes it.
  static func shown(_ node: Node) -> String {
    switch node.value {
    case .number(let text), .string(let text): text
    default: node.value.kind
    }
  }
}
