// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text on one line, with U+FFFD for what would command a terminal or hide text.
  var onOneLine: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar.isUnprintable ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  /// How many columns a terminal gives it.
  var width: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

  /// The text, cut with an ellipsis where it is wider than `limit` columns.
  func cut(to limit: Int) -> String {
    guard width > limit else { return self }
    var scalars = String.UnicodeScalarView()
    var used = 0
    for scalar in unicodeScalars {
      guard used + scalar.columns <= limit - 1 else { break }
      used += scalar.columns
      scalars.append(scalar)
    }
    while scalars.last == " " { scalars.removeLast() }
    scalars.append("\u{2026}")
    return String(scalars)
  }

  /// The text in lines of at most `limit` columns, broken at spaces; a longer word has a line of its own.
  ///
  /// Spaces at its beginning indent every line.
  func wrapped(to limit: Int) -> [String] {
    let indent = String(prefix { $0 == " " })
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if line.isEmpty {
        line = indent + word
      } else if line.width + 1 + String(word).width <= limit {
        line += " " + word
      } else {
        lines.append(line)
        line = indent + word
      }
    }
    lines.append(line)
    return lines
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// None for marks, two for ideographs, one for the rest.
  fileprivate var columns: Int {
    guard value >= 0x300 else { return 1 }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
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
