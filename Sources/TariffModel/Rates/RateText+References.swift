// SPDX-License-Identifier: Apache-2.0

extension RateText {
  /// Whether a text states no rate of its own but refers to another provision, or hangs on one.
  ///
  /// `Free, under bond …` is free only under that bond, so it refers elsewhere, too. So does a rate for
  /// `each other piece or part` with its limit by another duty, and a text of mere punctuation.
  static func refersElsewhere(_ printed: PrintedText) -> Bool {
    let text = String(printed.scalars).lowercased()
    return referring.contains(where: text.hasPrefix) || text.contains("for each other piece or part")
      || text.allSatisfy { ":;.,-".contains($0) }
  }

  private static let referring = [
    "see ", "no change", "the rate", "the duty", "a duty", "free,", "free (",
  ]
}
