// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// What stands without quotes: `null`, `true`, `false` and numbers.
extension JSON5Parser {
  mutating func readWord() -> Node? {
    let word = scanWord()
    guard !word.isEmpty else {
      report(.expectedValue(found: found), at: position..<position + scalarLength)
      return nil
    }
    let text = text(word)
    switch text {
    case "null": return Node(.null, at: location(word))
    case "true": return Node(.bool(true), at: location(word))
    case "false": return Node(.bool(false), at: location(word))
    default:
      if isNumber(word) { return Node(.number(text), at: location(word)) }
    }
    switch text {
    case "Infinity", "+Infinity", "-Infinity", "NaN", "+NaN", "-NaN": report(.notFinite(text), at: word)
    default: report(.notAValue(text), at: word)
    }
    return nil
  }

  /// Goes to the end of what stands here without space, punctuation or comment.
  mutating func scanWord() -> Range<Int> {
    let start = position
    while !endsWord { position += 1 }
    return start..<position
  }

  private var endsWord: Bool {
    let byte = current
    if byte.isIdentifierPart { return false }
    switch byte {
    case .end, .comma, .colon, .quote, .apostrophe, .openBrace, .closeBrace, .openBracket, .closeBracket:
      return true
    case .semicolon, .equals:  // written for a comma or a colon
      return true
    case .slash:
      let next = self.byte(at: position + 1)
      return next == .slash || next == .asterisk
    case ...0x20:
      return true
    default:
      return byte >= 0x80 && wideSpaceLength > 0
    }
  }

  /// Whether the word is a finite number: decimal, perhaps with a bare point at either end, or hexadecimal.
  private func isNumber(_ word: Range<Int>) -> Bool {
    var index = word.lowerBound
    func skipDigits() -> Int {
      let start = index
      while index < word.upperBound, bytes[index].isDigit { index += 1 }
      return index - start
    }
    if current(index, in: word) == .plus || current(index, in: word) == .minus { index += 1 }
    let first = current(index, in: word)
    if first == UInt8(ascii: "0"), current(index + 1, in: word) | 0x20 == UInt8(ascii: "x") {
      let digits = bytes[(index + 2)..<word.upperBound]
      return !digits.isEmpty && digits.allSatisfy { $0.hexadecimalDigit != nil }
    }
    let whole = skipDigits()
    if whole > 1, first == UInt8(ascii: "0") { return false }
    var fraction = 0
    if current(index, in: word) == .dot {
      index += 1
      fraction = skipDigits()
    }
    guard whole + fraction > 0 else { return false }
    if current(index, in: word) | 0x20 == UInt8(ascii: "e") {
      index += 1
      if current(index, in: word) == .plus || current(index, in: word) == .minus { index += 1 }
      guard skipDigits() > 0 else { return false }
    }
    return index == word.upperBound
  }

  private func current(_ index: Int, in word: Range<Int>) -> UInt8 {
    index < word.upperBound ? bytes[index] : .end
  }
}
