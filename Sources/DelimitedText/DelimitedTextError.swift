// SPDX-License-Identifier: Apache-2.0

/// Why bytes cannot be read as delimited text, and where.
package struct DelimitedTextError: Error, Hashable, Sendable {
  /// The kinds of mistake, by their stable names.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case unclosedQuote = "unclosed-quote"
    case textAfterQuote = "text-after-quote"
    case rowTooLong = "row-too-long"
    case nulByte = "nul-byte"
    case invalidUTF8 = "invalid-utf-8"
    case utf16 = "utf-16"
    case spreadsheet = "spreadsheet"
    case oldSpreadsheet = "old-spreadsheet"
    case compressed = "compressed"
  }

  package let kind: Kind
  /// The byte it is about, counted in the bytes that were read.
  package let offset: Int
  /// The line, from 1; 0 until `TextChunk.locate` has counted it.
  package internal(set) var line = 0
  /// One more than the number of characters before it on its line; 0 until counted.
  package internal(set) var column = 0

  package init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// The stable name of the kind.
  package var id: String { kind.rawValue }
}

extension DelimitedTextError: CustomStringConvertible {
  /// What is wrong, in one sentence without its place.
  package var description: String {
    switch kind {
    case .unclosedQuote: "this quote is never closed"
    case .textAfterQuote: "after a closing quote comes neither a separator nor the end of the line"
    case .rowTooLong: "this row does not end within \(ChunkSource.longestRow >> 20) MiB"
    case .nulByte: "there is a NUL byte here: this is not text"
    case .invalidUTF8: "this byte is not UTF-8"
    case .utf16: "this is UTF-16, not UTF-8"
    case .spreadsheet: "this is a spreadsheet (.xlsx) or another zip archive, not CSV"
    case .oldSpreadsheet: "this is a spreadsheet or document of the old binary format (.xls), not CSV"
    case .compressed: "this is a compressed file (gzip), not CSV"
    }
  }

  /// What to do, in one sentence.
  package var help: String {
    switch kind {
    case .unclosedQuote:
      "close it; a quote inside quotes is written twice: \"5\"\" pipe\""
    case .textAfterQuote:
      "put all of the field between the quotes; a quote inside quotes is written twice: \"5\"\" pipe\""
    case .rowTooLong:
      "look for a quote that is opened and never closed, or for line ends that are missing"
    case .nulByte:
      "export the data again as 'CSV UTF-8'"
    case .invalidUTF8:
      "the text may be in a Windows code page: save it as 'CSV UTF-8', or convert it: iconv -f WINDOWS-1252 -t UTF-8"
    case .utf16:
      "save it as 'CSV UTF-8', or convert it: iconv -f UTF-16 -t UTF-8"
    case .spreadsheet, .oldSpreadsheet:
      "open it and save the sheet as 'CSV UTF-8'"
    case .compressed:
      "decompress it first, for instance: gunzip -c FILE | tariff … -"
    }
  }
}
