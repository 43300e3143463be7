// SPDX-License-Identifier: Apache-2.0

/// Tells text from what is not.
package enum ContentCheck {
  /// Refuses what the first bytes of a file show not to be UTF-8 text.
  ///
  /// - Throws: `DelimitedTextError` at the first byte.
  package static func checkBeginning(_ bytes: Span<UInt8>) throws(DelimitedTextError) {
    let beginnings: [(magic: [UInt8], kind: DelimitedTextError.Kind)] = [
      ([0xFF, 0xFE], .utf16),
      ([0xFE, 0xFF], .utf16),
      (Array("PK\u{3}\u{4}".utf8), .spreadsheet),
      ([0xD0, 0xCF, 0x11, 0xE0], .oldSpreadsheet),
      ([0x1F, 0x8B], .compressed),
    ]
    for (magic, kind) in beginnings where begins(bytes, with: magic) {
      throw DelimitedTextError(kind, at: 0)
    }
    // UTF-16 without a mark: every other byte of ASCII is zero.
    if bytes.count >= 4, (bytes[0] == 0) == (bytes[2] == 0), (bytes[1] == 0) == (bytes[3] == 0),
      (bytes[0] == 0) != (bytes[1] == 0)
    {
      throw DelimitedTextError(.utf16, at: 0)
    }
  }

  /// Whether the text begins with the byte order mark of UTF-8, which is no part of it.
  package static func hasByteOrderMark(_ bytes: Span<UInt8>) -> Bool {
    begins(bytes, with: [0xEF, 0xBB, 0xBF])
  }

  /// Refuses NUL and what is not UTF-8.
  ///
  /// - Complexity: O(*bytes*), many at a time while they are ASCII.
  /// - Throws: `DelimitedTextError` at the first such byte.
  package static func checkText(_ bytes: Span<UInt8>) throws(DelimitedTextError) {
    var lowest: UInt8 = 0xFF
    var joined: UInt8 = 0
    for index in 0..<bytes.count {
      lowest = min(lowest, bytes[index])
      joined |= bytes[index]
    }
    let nul = lowest == 0 ? firstNUL(bytes) : nil
    if joined >= 0x80 {
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: bytes)
      } catch {
        let invalid = error.byteOffsets.lowerBound
        if invalid < nul ?? .max { throw DelimitedTextError(.invalidUTF8, at: invalid) }
      }
    }
    if let nul { throw DelimitedTextError(.nulByte, at: nul) }
  }

  private static func firstNUL(_ bytes: Span<UInt8>) -> Int? {
    for index in bytes.indices where bytes[index] == 0 { return index }
    return nil
  }

  private static func begins(_ bytes: Span<UInt8>, with magic: [UInt8]) -> Bool {
    guard bytes.count >= magic.count else { return false }
    for index in magic.indices where bytes[index] != magic[index] { return false }
    return true
  }
}
