// SPDX-License-Identifier: Apache-2.0

extension RateText {
  /// `text` without mark-up, on one line, with single blanks: `86.1¢/m<sup>2</sup> <u></u>` is
  /// `86.1¢/m2`.
  package static func plain(_ text: some StringProtocol) -> String {
    PrintedText(String(text)).text
  }

  /// `text` as `plain` gives it, with blanks around each plus sign: `15.4¢/kg +40%` is `15.4¢/kg + 40%`.
  package static func tidy(_ text: some StringProtocol) -> String {
    var tidy: [Unicode.Scalar] = []
    var pendingBlank = false
    for scalar in PrintedText(String(text)).scalars {
      if scalar == " " {
        pendingBlank = true
        continue
      }
      if pendingBlank || scalar == "+" || tidy.last == "+", !tidy.isEmpty { tidy.append(" ") }
      pendingBlank = false
      tidy.append(scalar)
    }
    return String(tidy)
  }
}

/// A printed text without its mark-up, each scalar with its place in the original.
///
/// Tags go. Line breaks, tabs and hard blanks are blanks; several in a row are one. A superscript two or
/// three is the plain digit.
struct PrintedText {
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each scalar its offset in scalars of the original.
  private(set) var offsets: [Int] = []
  /// How many scalars the original has.
  let length: Int

  var text: String { String(scalars) }

  init(_ text: String) {
    let original = Array(text.unicodeScalars)
    length = original.count
    scalars.reserveCapacity(length)
    offsets.reserveCapacity(length)
    var index = 0
    var pendingBlank = false
    while index < original.count {
      let scalar = original[index]
      if scalar == "<", let end = Self.tagEnd(original, from: index) {
        index = end + 1
        continue
      }
      if scalar.isPrintedBlank {
        pendingBlank = true
      } else {
        if pendingBlank, !scalars.isEmpty {
          scalars.append(" ")
          offsets.append(index - 1)
        }
        pendingBlank = false
        scalars.append(scalar == "\u{B2}" ? "2" : scalar == "\u{B3}" ? "3" : scalar)
        offsets.append(index)
      }
      index += 1
    }
  }

  /// The place of the `>` that closes a tag beginning at `start`; nil when it is no tag.
  private static func tagEnd(_ text: [Unicode.Scalar], from start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    guard text[start + 1] == "/" || text[start + 1].isPrintedLetter else { return nil }
    return text[start...].firstIndex(of: ">")
  }
}
