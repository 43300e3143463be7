// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics

/// Reads a rate text of a rule file, and checks that what it asks of a line is a fact of the library.
struct RateTextReader {
  let context: RuleContext

  func read(_ text: Located<String>) -> RateExpression? {
    let rate: RateExpression
    do throws(RateTextError) {
      rate = try RateText.parse(text.value, currency: context.territory.currency)
    } catch {
      context.log.report(
        .badRate(text.value, reason: error.description, help: Self.help(for: text.value)),
        at: Self.place(error.offset, in: text)
      )
      return nil
    }
    if case .refersElsewhere = rate {
      context.log.report(.rateRefersElsewhere(text.value), at: text.location)
      return nil
    }
    return factsAreDeclared(rate, at: text.location) ? rate : nil
  }

  /// What a bare number wants.
  private static func help(for text: String) -> String? {
    do throws(DecimalError) {
      _ = try DecimalText.scaled(text, digits: 9)
      return "write \"\(text)%\" for a share of the base"
    } catch {
      return nil
    }
  }

  /// The place of an offset inside the quotes, where the text is written without escapes.
  private static func place(_ offset: Int, in text: Located<String>) -> SourceLocation {
    let range = text.location.range
    let bytes = text.location.file.bytes[range]
    guard bytes.count >= 2, bytes.dropFirst().dropLast().elementsEqual(text.value.utf8) else {
      return text.location
    }
    let before = String(String.UnicodeScalarView(text.value.unicodeScalars.prefix(offset))).utf8.count
    let start = range.lowerBound + 1 + before
    return SourceLocation(file: text.location.file, range: start..<max(start, range.upperBound - 1))
  }

  /// Whether every fact that the rate asks for is declared; what is not, is reported.
  private func factsAreDeclared(_ rate: RateExpression, at location: SourceLocation) -> Bool {
    switch rate {
    case .terms(let terms):
      return terms.map { isDeclared($0.of, at: location) }.allSatisfy(\.self)
    case .perDegree(let degrees):
      return context.fact(Located(degrees.degrees, at: location), [.number], needs: "a number") != nil
    case .between(let lower, let upper):
      return factsAreDeclared(lower, at: location) && factsAreDeclared(upper, at: location)
    default:
      return true
    }
  }

  private func isDeclared(_ measurand: RateTerm.Measurand, at location: SourceLocation) -> Bool {
    switch measurand {
    case .base, .quantity:
      true
    case .portion(let name):
      context.fact(Located(name, at: location), [.money], needs: "an amount of money") != nil
    case .fact(let name, let unit) where unit.dimension == .mass:
      context.fact(Located(name, at: location), [.mass], needs: "a weight") != nil
    case .fact(let name, _):
      context.fact(Located(name, at: location), [.number, .mass], needs: "a number") != nil
    }
  }
}
