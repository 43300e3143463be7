// SPDX-License-Identifier: Apache-2.0

extension RateText {
  /// `text` without mark-up, on one line, with single blanks: `86.1¢/m<sup>2</sup> <u></u>` is
  /// `86.1¢/m2`.
  package static func plain(_ text: some StringProtocol) -> String {
    String(PrintedText(text).scalars)
  }

  /// `text` as `plain` gives it, with blanks around each plus sign: `15.4¢/kg +40%` is `15.4¢/kg + 40%`.
  package static func tidy(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var pendingBlank = false
    for scalar in PrintedText(text).scalars {
      if scalar == " " {
        pendingBlank = true
        continue
      }
      let followsPlus = result.last == "+"
      if pendingBlank || followsPlus || scalar == "+", !result.isEmpty { result.append(" ") }
      pendingBlank = false
      result.append(scalar)
    }
    return String(result)
  }
}

/// A printed text without its mark-up, each scalar with its place in the original.
///
/// Tags go. Line breaks, tabs and hard blanks are blanks; several in a row are one. A superscript two or
/// three is the plain digit.
struct PrintedText {
  private(set) var scalars = String.UnicodeScalarView()
  /// For each scalar its offset in scalars of the original.
  private(set) var offsets: [Int] = []
  /// How many scalars the original has.
  let length: Int

  init(_ text: some StringProtocol) {
    let original = Array(text.unicodeScalars)
    length = original.count
    var index = 0
    var pendingBlank = false
    while index < original.count {
      let scalar = original[index]
      if scalar == "<", let end = Self.tagEnd(original, from: index) {
        index = end + 1
        continue
      }
      if Self.isBlank(scalar) {
        pendingBlank = true
      } else {
        if pendingBlank, !scalars.isEmpty {
          scalars.append(" ")
          offsets.append(index - 1)
        }
        pendingBlank = false
        scalars.append(Self.exponents[scalar] ?? scalar)
        offsets.append(index)
      }
      index += 1
    }
  }

  /// The place of the `>` that closes a tag beginning at `start`; nil when it is no tag.
  private static func tagEnd(_ text: [Unicode.Scalar], from start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    let first = text[start + 1]
    guard first == "/" || first.isASCII && first.properties.isAlphabetic else { return nil }
    return text[start...].firstIndex(of: ">")
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }

  private static let exponents: [Unicode.Scalar: Unicode.Scalar] = ["\u{B2}": "2", "\u{B3}": "3"]
}
