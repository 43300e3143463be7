// SPDX-License-Identifier: Apache-2.0

extension Unicode.Scalar {
  /// Itself, or U+FFFD for what would command the terminal or hide text instead of showing it.
  var printable: Unicode.Scalar {
    switch value {
    case 0x09: self
    case 0..<0x20, 0x7F..<0xA0: "\u{FFFD}"
    case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: self
    }
  }

  /// How many columns a terminal gives it: none to marks, two to ideographs, one to the rest.
  var columns: Int {
    guard value >= 0x300 else { return 1 }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default:
      break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}

extension String {
  /// The text with every scalar printable, and so on one line.
  var printable: String {
    guard unicodeScalars.contains(where: { $0.printable != $0 }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map(\.printable)))
  }
}
