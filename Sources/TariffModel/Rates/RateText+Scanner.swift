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
      var scalars = Array(printed.scalars)
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
          && scalars[index - 1].properties.isLowercase && scalars[index + 2].properties.isLowercase
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
      while let scalar = next, ".;,:/`".unicodeScalars.contains(scalar) {
        skipBlanks()
        position += 1
      }
    }

    private var afterBlanks: Int {
      scalars[position...].firstIndex { $0 != " " } ?? scalars.count
    }

    /// Takes `literal`, in any case; one that ends in a letter must end a run of letters.
    mutating func take(_ literal: String) -> Bool {
      var index = afterBlanks
      var last: Unicode.Scalar = " "
      for wanted in literal.unicodeScalars {
        guard index < scalars.count, Self.lowercase(scalars[index]) == Self.lowercase(wanted) else {
          return false
        }
        last = wanted
        index += 1
      }
      if last.properties.isAlphabetic, index < scalars.count, scalars[index].properties.isAlphabetic {
        return false
      }
      position = index
      return true
    }

    /// Takes digits; nil when there are none.
    mutating func takeDigits() -> String? {
      takeRun { ("0"..."9").contains($0) }
    }

    /// Takes a word: letters, digits and the marks that occur inside names.
    mutating func takeWord() -> String? {
      takeRun(Self.isWordScalar)
    }

    /// Goes back by `count` scalars of the word just taken.
    mutating func giveBack(_ count: Int) { position -= count }

    private mutating func takeRun(_ belongs: (Unicode.Scalar) -> Bool) -> String? {
      let start = afterBlanks
      let run = scalars[start...].prefix(while: belongs)
      guard !run.isEmpty else { return nil }
      position = run.endIndex
      var text = String.UnicodeScalarView()
      text.append(contentsOf: run)
      return String(text)
    }

    /// Whether the next scalar stands right here, without a blank before it.
    var isTight: Bool { afterBlanks == position }

    private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
      ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "._-'’".unicodeScalars.contains(scalar)
    }
  }
}
