// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// What stands between the pieces that mean something: white space and comments.
extension JSON5Parser {
  mutating func skipTrivia() throws(Lost) {
    while true {
      let byte = current
      if byte.isASCIISpace {
        position += 1
      } else if byte == .slash {
        guard try skipComment() else { return }
      } else if byte >= 0x80, wideSpaceLength > 0 {
        position += wideSpaceLength
      } else {
        return
      }
    }
  }

  /// Passes over a comment; answers false if the slash does not begin one.
  private mutating func skipComment() throws(Lost) -> Bool {
    switch byte(at: position + 1) {
    case .slash:
      while current != .end, !beginsLineEnd { position += 1 }
      return true
    case .asterisk:
      let start = position
      position += 2
      while current != .asterisk || byte(at: position + 1) != .slash {
        guard current != .end else {
          report(.commentNotClosed, at: start..<start + 2)
          throw Lost()
        }
        position += 1
      }
      position += 2
      return true
    default:
      return false
    }
  }

  /// Whether a line ends here in the eyes of JSON5: also at U+2028 and U+2029.
  private var beginsLineEnd: Bool {
    switch current {
    case .lineFeed, .carriageReturn: true
    case 0xE2: byte(at: position + 1) == 0x80 && byte(at: position + 2) & 0xFE == 0xA8
    default: false
    }
  }

  /// How many bytes the white space beyond ASCII has that begins here; 0 if there is none.
  var wideSpaceLength: Int {
    let second = byte(at: position + 1)
    let third = byte(at: position + 2)
    return switch (current, second, third) {
    case (0xC2, 0xA0, _): 2  // no-break space
    case (0xE1, 0x9A, 0x80): 3  // Ogham space mark
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F): 3
    case (0xE3, 0x80, 0x80): 3  // ideographic space
    case (0xEF, 0xBB, 0xBF): 3  // byte order mark
    default: 0
    }
  }
}
