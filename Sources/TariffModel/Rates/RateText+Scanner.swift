// SPDX-License-Identifier: Apache-2.0

import ExactMath

extension RateText {
  /// A place in a printed rate, and what can be taken there.
  ///
  /// Taking skips blanks first. What does not fit is left where it stands.
  struct Scanner {
    private let scalars: [Unicode.Scalar]
    private let offsets: [Int]
    private let length: Int
    private var position = 0
    /// The currency that amounts are in.
    let currency: Currency

    init(_ printed: PrintedText, currency: Currency) {
      self.currency = currency
      length = printed.length
      var scalars = printed.scalars
      var offsets = printed.offsets
      for index in Self.breaks(scalars).reversed() {
        scalars.removeSubrange(index...(index + 1))
        offsets.removeSubrange(index...(index + 1))
      }
      self.scalars = scalars
      self.offsets = offsets
    }

    /// The places of a hyphen and blank that part a word, as in `thou- sand`.
    private static func breaks(_ scalars: [Unicode.Scalar]) -> [Int] {
      guard scalars.count > 3 else { return [] }
      return (1..<(scalars.count - 2)).filter { index in
        scalars[index] == "-" && scalars[index + 1] == " "
          && scalars[index - 1].isPrintedLetter && scalars[index + 2].isPrintedLetter
          && scalars[index + 2] == scalars[index + 2].inLowercase
      }
    }

    var isAtEnd: Bool { position == scalars.count }

    /// Where this place is in the text as it was given.
    var offset: Int { isAtEnd ? length : offsets[position] }

    /// The next scalar that is no blank.
    var next: Unicode.Scalar? {
      let index = afterBlanks
      return index < scalars.count ? scalars[index] : nil
    }

    /// The error that something else was expected at the next scalar.
    func expected(_ what: String) -> RateTextError {
      var here = self
      here.skipBlanks()
      return .expected(what, offset: here.offset)
    }

    mutating func skipBlanks() { position = afterBlanks }

    /// Skips the marks that close a text, or stand behind it by a slip.
    mutating func skipEndMarks() {
      while let scalar = next, ".;,:/`".unicodeScalars.contains(scalar) { position = afterBlanks + 1 }
    }

    /// Blanks are single, so there is at most one to skip.
    private var afterBlanks: Int {
      position < scalars.count && scalars[position] == " " ? position + 1 : position
    }

    /// Takes `literal`, in any case; one that ends in a letter must end a run of letters.
    mutating func take(_ literal: String) -> Bool {
      guard let end = end(of: literal, at: afterBlanks) else { return false }
      position = end
      return true
    }

    /// Whether `literal` stands here or anywhere behind.
    func holds(_ literal: String) -> Bool {
      (position..<scalars.count).contains { end(of: literal, at: $0) != nil }
    }

    private func end(of literal: String, at start: Int) -> Int? {
      var index = start
      for wanted in literal.unicodeScalars {
        guard index < scalars.count, scalars[index].inLowercase == wanted.inLowercase else { return nil }
        index += 1
      }
      let cutsWord =
        index < scalars.count && scalars[index].isPrintedLetter && scalars[index - 1].isPrintedLetter
      return cutsWord ? nil : index
    }

    /// Takes digits; nil when there are none.
    mutating func takeDigits() -> String? {
      takeRun { $0.isPrintedDigit }
    }

    /// Takes a word: letters, digits and the marks that occur inside names.
    mutating func takeWord() -> String? {
      takeRun { $0.isPrintedWord }
    }

    /// Goes back by `count` scalars of the word just taken.
    mutating func giveBack(_ count: Int) { position -= count }

    private mutating func takeRun(_ belongs: (Unicode.Scalar) -> Bool) -> String? {
      let start = afterBlanks
      let run = scalars[start...].prefix(while: belongs)
      guard !run.isEmpty else { return nil }
      position = run.endIndex
      return String(run)
    }

    /// Whether the next scalar stands right here, without a blank before it.
    var isTight: Bool { afterBlanks == position }
  }
}
