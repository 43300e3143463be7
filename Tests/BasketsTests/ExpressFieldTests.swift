// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import TariffModel
import Testing

@testable import Baskets

@Suite struct ExpressFieldTests {
  /// What `body` makes of the text as a field, with other text before and behind it.
  private func with<Result>(_ text: String, _ body: (ExpressField) -> Result) -> Result {
    let bytes = Array("12345678901234567,\(text),98765432109876543210".utf8)
    return bytes.withUnsafeBufferPointer {
      let start = UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped)
      return body(ExpressField(start, from: 18, to: 18 + text.utf8.count))
    }
  }

  @Test("Numbers are read alike whatever the one before was like")
  func shapes() {
    var random = SeededGenerator(seed: 23)
    let texts = (0..<20_000).map { _ -> String in
      let length = Int.random(in: 0...10, using: &random)
      // Mostly well-made ones, and some with anything in them.
      let whole = String((0..<length).map { _ in Character(String(Int.random(in: 0...9, using: &random))) })
      guard let place = whole.indices.randomElement(using: &random) else { return whole }
      var text = whole
      switch Int.random(in: 0..<8, using: &random) {
      case 0...4: text.replaceSubrange(place...place, with: ".")
      case 5:
        let others = ["/", ":", ",", "-", "e", " ", "\u{7F}", "\"", "\u{0}"]
        text.replaceSubrange(place...place, with: others.randomElement(using: &random) ?? "")
      default: break
      }
      return text
    }
    for digits in [0, 2, 6] {
      var shape = NumberShape(digits: digits)
      for text in texts {
        let number = with(text) { shape.number($0) }
        #expect(number == Self.number(text, digits: digits), "\(text) with \(digits)")
      }
    }
  }

  /// Digits with at most one point and no more of them behind it than wanted, times 10^`digits`.
  private static func number(_ text: String, digits: Int) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, text.contains(where: \.isNumber),
      text.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) })
    else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard decimals.count <= digits else { return nil }
    return Int64(parts[0] + decimals + String(repeating: "0", count: digits - decimals.count))
  }

  @Test("Codes are read alike at every length, and nothing else is")
  func codes() {
    let every: UInt16 = 0b111_1111_1110
    for length in 0...12 {
      let text = String("9876543210" + "55").prefix(length).description
      let wanted = length <= 10 ? CommodityCode(text) : nil
      #expect(with(text) { $0.code(lengths: every) } == wanted)
      #expect(with(text) { $0.code(lengths: every & ~(1 << UInt16(length))) } == nil)
      for place in 0..<min(length, 10) {
        for other in ["/", ":", ".", "\u{0}", "\u{7F}"] {
          var broken = Array(text.utf8)
          broken[place] = other.utf8.first ?? 0
          #expect(with(String(decoding: broken, as: UTF8.self)) { $0.code(lengths: every) } == nil)
        }
      }
    }
  }

  @Test("A text is its bytes, and zeros behind them")
  func texts() {
    for length in 0...17 {
      let text = String("abcdefghijklmnopq".prefix(length))
      let bytes = Array(text.utf8)
      let wanted = ShortText(
        low: ByteWord.load(bytes.span, at: 0, count: min(length, 8)),
        high: length <= 8 ? 0 : ByteWord.load(bytes.span, at: 8, count: length - 8)
      )
      #expect(with(text) { $0.text } == (length <= 16 ? wanted : nil))
    }
  }
}
