// SPDX-License-Identifier: Apache-2.0

extension SpecialCell {
  /// The rates of a cell as printed, without their symbols.
  package static func rateTexts(of text: some StringProtocol) -> [String] {
    pieces(of: text).map(\.rate)
  }

  /// A rate as printed, and the symbols in the parentheses behind it.
  struct Piece {
    var rate: String
    var symbols: [String]
  }

  /// Takes a cell apart at its lists of symbols.
  ///
  /// Parentheses that hold anything but symbols belong to the rate: `(see U.S. note 3 of this subchapter)`.
  /// A list that follows another list, as in the slip `(PA (PA)`, adds to it.
  static func pieces(of text: some StringProtocol) -> [Piece] {
    let scalars = PrintedText(String(text)).scalars
    var pieces: [Piece] = []
    var rateStart = 0
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "(" else {
        index += 1
        continue
      }
      let inside = index + 1
      let end = scalars[inside...].firstIndex { $0 == "(" || $0 == ")" } ?? scalars.count
      let next = end < scalars.count && scalars[end] == ")" ? end + 1 : end
      if let symbols = symbols(in: scalars[inside..<end]) {
        append(&pieces, rate: scalars[rateStart..<index], symbols: symbols)
        rateStart = next
      }
      index = next
    }
    append(&pieces, rate: scalars[rateStart...], symbols: [])
    return pieces
  }

  private static func append(
    _ pieces: inout [Piece],
    rate: ArraySlice<Unicode.Scalar>,
    symbols: [String]
  ) {
    let rate = rate.drop { $0 == " " || $0 == ")" || $0 == "," || $0 == ";" }
    guard !rate.isEmpty || !symbols.isEmpty else { return }
    if !rate.isEmpty || pieces.isEmpty {
      pieces.append(Piece(rate: RateText.tidy(String(rate)), symbols: []))
    }
    for symbol in symbols where !pieces[pieces.count - 1].symbols.contains(symbol) {
      pieces[pieces.count - 1].symbols.append(symbol)
    }
  }

  /// The symbols of a list, which commas, blanks or a stray dot part; nil when anything in it is no symbol.
  private static func symbols(in list: ArraySlice<Unicode.Scalar>) -> [String]? {
    let words = list.split { $0 == "," || $0 == " " || $0 == "." || $0 == ";" }
    guard !words.isEmpty, words.allSatisfy(isSymbol) else { return nil }
    return words.map { String($0) }
  }

  /// One or two capitals, perhaps with a plus sign or an asterisk.
  private static func isSymbol(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    let letters = word.last == "+" || word.last == "*" ? word.dropLast() : word
    return (1...2).contains(letters.count) && letters.allSatisfy { $0 >= "A" && $0 <= "Z" }
  }
}
