// SPDX-License-Identifier: Apache-2.0

/// The entries of what is found before a rule file has any meaning: in its text, its fields, its lists.
extension DiagnosticCatalogue {
  static let text: [Entry] = [
    Entry(
      "utf-16",
      "The file is saved in UTF-16. Save it again as UTF-8; most editors offer that as 'encoding'."
    ),
    Entry(
      "nul-byte",
      """
      A byte of value zero stands in the file, so it is no text in UTF-8: perhaps a spreadsheet or an archive, \
      or a file that was cut off while it was written.
      """
    ),
    Entry(
      "invalid-utf-8",
      """
      The bytes at this place are no characters in UTF-8. The file was probably saved in an older encoding, \
      such as Windows-1252; save it again as UTF-8.
      """
    ),
    Entry(
      "empty-file",
      "The file holds nothing but blanks and comments. A rule file is one object in braces."
    ),
    Entry(
      "text-after-end",
      "The object of the file has been closed, but more text follows. Often a closing brace stands too early."
    ),
    Entry("comment-not-closed", "A comment that begins with /* runs to the end of the file. End it with */."),
    Entry(
      "nested-too-deep",
      "More brackets are open at once than any rule needs. The file is broken, or was not written for this tool."
    ),
    Entry(
      "bracket-not-closed",
      "The file ends although a bracket is still open. The message shows where it was opened."
    ),
    Entry(
      "wrong-bracket",
      "A bracket is closed by one of the other kind, such as a list by a brace. The message shows the opening."
    ),
    Entry(
      "missing-comma",
      "Two fields of an object or two elements of a list stand side by side without a comma."
    ),
    Entry(
      "stray-comma",
      "Nothing stands before this comma. A comma at the end of a list is fine, two are not."
    ),
    Entry("missing-colon", "A key is followed by its value without the colon that separates them."),
    Entry("missing-value", "A value was expected here: a text, a number, true, false, a list or an object."),
    Entry("missing-key", "The name of a field was expected here."),
    Entry("unexpected-character", "After a value only a comma or the closing bracket can stand."),
    Entry(
      "duplicate-key",
      """
      An object uses one key twice. Programs differ on which of the two they take, so neither is: keep one. The \
      message shows the first use.
      """
    ),
    Entry(
      "not-a-value",
      "A bare word can only be true, false or null. Text stands in quotes, straight ones: \"CN\" or 'CN'."
    ),
    Entry("not-finite", "JSON5 knows Infinity and NaN, but no rate and no amount can be either."),
    Entry(
      "key-needs-quotes",
      "A key without quotes is made of letters, digits, $ and _ and does not begin with a digit. Put others in quotes."
    ),
    Entry(
      "string-not-closed",
      "A text begins here but its line ends before the closing quote. A backslash at the end continues the line."
    ),
    Entry(
      "bad-escape",
      "A backslash in a text introduces an escape, and this is none. Write \\\\ for a backslash."
    ),
    Entry(
      "lone-surrogate",
      "An escape such as \\uD83D is half of a character beyond the first 65,536; the other half must follow it."
    ),
  ]

  static let fields: [Entry] = [
    Entry(
      "unknown-field",
      """
      The object has a field that nothing reads, which is most often a misspelling; the message names the nearest \
      known one. Comments belong behind //, or in a field 'note'.
      """
    ),
    Entry("missing-field", "The object lacks a field without which it means nothing."),
    Entry("wrong-type", "The field must be another kind of value. Codes, rates and dates stand in quotes."),
    Entry("integer-too-large", "The whole number is larger than 64 bits hold."),
  ]

  static let lists: [Entry] = [
    Entry(
      "list-without-code",
      "The first line of a list names its columns, and one of them must be 'hts' or 'code', for the commodity code."
    ),
    Entry(
      "bad-list-code",
      "A code in a list has up to ten digits, with or without dots. The row is left out."
    ),
    Entry("bad-list-date", "A date in a list is written 2025-04-05 or 2025-04-05T00:01, or left blank."),
    Entry(
      "list-not-sorted",
      "The rows of a list are found by halving, which needs them sorted by code, as text."
    ),
  ]
}
