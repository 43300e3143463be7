// SPDX-License-Identifier: Apache-2.0

extension RateText.Scanner {
  /// Whether the text states no rate of its own but refers to another provision, or hangs on one.
  ///
  /// `Free, under bond …` is free only under that bond, so it refers elsewhere, too. So does a rate for
  /// `each other piece or part` with its limit by another duty, and a text of mere punctuation.
  var refersElsewhere: Bool {
    let openings = ["see", "no change", "the rate", "the duty", "a duty", "free,", "free ("]
    let refers = openings.contains { opening in
      var ahead = self
      return ahead.take(opening)
    }
    return refers || holds("for each other piece or part") || isPunctuation
  }

  private var isPunctuation: Bool {
    var ahead = self
    ahead.skipEndMarks()
    return ahead.isAtEnd
  }
}
