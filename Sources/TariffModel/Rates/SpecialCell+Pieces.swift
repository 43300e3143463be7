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
    let printed = RateText.plain(text)
    var pieces: [Piece] = []
    var rate = ""
    var rest = printed[...]
    while let open = rest.firstIndex(of: "(") {
      rate += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      let close = inside.firstIndex { $0 == "(" || $0 == ")" } ?? inside.endIndex
      let isClosed = close < inside.endIndex && inside[close] == ")"
      let next = isClosed ? inside.index(after: close) : close
      if let symbols = symbols(in: inside[..<close]) {
        append(&pieces, rate: rate, symbols: symbols)
        rate = ""
      } else {
        rate += rest[open..<next]
      }
      rest = inside[next...]
    }
    rate += rest
    append(&pieces, rate: rate, symbols: [])
    return pieces
  }

  private static func append(_ pieces: inout [Piece], rate: String, symbols: [String]) {
    let rate = RateText.tidy(rate)
    guard !rate.isEmpty || !symbols.isEmpty else { return }
    if !rate.isEmpty || pieces.isEmpty { pieces.append(Piece(rate: rate, symbols: [])) }
    for symbol in symbols where !pieces[pieces.count - 1].symbols.contains(symbol) {
      pieces[pieces.count - 1].symbols.append(symbol)
    }
  }

  /// The symbols of a list, which commas, blanks or a stray dot part; nil when anything in it is no symbol.
  private static func symbols(in list: Substring) -> [String]? {
    let words = list.split { ", .;".contains($0) }
    guard !words.isEmpty, words.allSatisfy(isSymbol) else { return nil }
    return words.map(String.init)
  }

  /// One or two capitals, perhaps with a plus sign or an asterisk.
  private static func isSymbol(_ word: Substring) -> Bool {
    var letters = Array(word.utf8)
    let marks = "+*".utf8
    if let last = letters.last, marks.contains(last) { letters.removeLast() }
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return (1...2).contains(letters.count) && letters.allSatisfy(capitals.contains)
  }
}
