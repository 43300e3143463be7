// SPDX-License-Identifier: Apache-2.0

import Reporting

/// The options that commands share, each said once.
extension OptionDeclaration {
  // MARK: Law

  static let territory = value(
    "territory",
    "T",
    "The customs territory of import, such as us. (default: the library's)"
  )
  static let regime = value(
    "regime",
    "R",
    "Which law applies: the id of a regime ('tariff regimes' lists them), or a file when it has a / or ends in "
      + ".json5. (default: the library's)"
  )
  static let asOf = value(
    "as-of",
    "D",
    "Judge every line as entered at this date or time, such as 2025-10-23 or 2025-04-05T00:01; 'latest' is the "
      + "last day whose law the library knows."
  )
  static let transit = choice(
    "transit",
    ["as-declared", "none", "shift"],
    "How loading and export dates count under a fixed date: as they are, not at all, or moved along with the "
      + "date of entry. (default: as the regime says)"
  )
  static let library = value(
    "library",
    "DIR",
    "The folder with library.json5 and the law. (default: TARIFF_LIBRARY, a folder Scenarios here or above, "
      + "share/tariff beside the tool)"
  )

  // MARK: Basket

  static let map = value(
    "map",
    "FIELD=COLUMN",
    isRepeatable: true,
    "Take this field from that column of the basket, whatever it is called."
  )
  static let dates = choice(
    "dates",
    ["mdy", "dmy"],
    "Which way round dates with slashes are. (default: mdy)"
  )
  static let assume = value(
    "assume",
    "FACT=VALUE",
    isRepeatable: true,
    "What to take for a fact that no line declares, such as content_steel=30%. It is repeated in the result."
  )
  static let rounding = choice(
    "rounding",
    ["statutory", "exact"],
    "Round values and charges as the territory says, or charges only. (default: statutory)"
  )
  static let entryPer = choice(
    "entry-per",
    ["line", "basket"],
    "What lines without an entry number belong to: each to an entry of its own, or all to one. (default: line)"
  )
  static let entries = choice(
    "entries",
    ["together", "scattered"],
    "Whether the lines of an entry stand together in the basket. Scattered ones are brought together first, which "
      + "takes room for the basket and the result in TMPDIR if they are large. (default: together)"
  )
  static let rates = value(
    "rates",
    "FILE",
    "Rates of exchange for lines in other currencies: a CSV with the columns currency, from, rate."
  )

  static let columns = value(
    "columns",
    "A,B,…",
    "The basket has no header; its columns are these, written as the header would be, with the delimiter of the "
      + "rows. The CSV result has no header either, unless --header says so."
  )

  // MARK: Output

  static let format = choice(
    "format",
    ["table", "csv", "json", "ndjson", "markdown"],
    "How to write the result. (default: table)"
  )
  static let listFormat = choice(
    "format",
    ListingFormat.allCases.map(\.rawValue),
    "How to write the list. (default: table)"
  )
  static let output = value(
    "output",
    letter: "o",
    "FILE",
    "Write the result to this file, whole or not at all. (default: standard output)"
  )
  static let explain = flag(
    "explain",
    "Also say for each charge where it is printed, and for each measure that does not apply why."
  )
  static let header = flag("header", "Write a header above a CSV result, although --columns is given.")
  static let noHeader = flag("no-header", "Write no header above a CSV result.")
  static let totals = value(
    "totals",
    "FILE",
    "Also write the totals to this file, in a form that 'tariff totals merge' adds up with those of other parts; "
      + "with - write the totals where the result would go, and no lines."
  )
  static let by = choice(
    "by",
    BreakdownField.allCases.map(\.rawValue),
    "Show the duty in parts: by line, programme, measure, chapter of the schedule, or origin."
  )
  static let wide = flag("wide", "In CSV put the regimes side by side, in columns instead of rows.")
  static let jobs = value("jobs", "N", "Use this many cores. (default: all)")
  static let partial = flag("partial", "End with 0 even if some lines could not be assessed.")
  static let strict = flag(
    "strict",
    "Take warnings for errors, and lines that rest on an assumption for unassessed ones."
  )
  static let quiet = flag("quiet", letter: "q", "Say nothing on standard error but errors.")
  static let noColor = flag("no-color", "Use no colours, as with NO_COLOR in the environment.")

  // MARK: Everywhere

  static let help = flag("help", letter: "h", "Show this help.")
  static let version = flag("version", "Show the versions of the tool and of the library.")
}

extension CommandDeclaration.OptionGroup {
  /// What can be said everywhere.
  static let general = Self(title: "GENERAL", options: [.library, .quiet, .noColor, .help, .version])

  /// How a basket is read.
  static let basket = Self(
    title: "READING THE BASKET",
    options: [.map, .columns, .dates, .entryPer, .entries, .rates, .assume, .rounding]
  )
}

extension CommandDeclaration.Operand {
  static let basket = Self(
    name: "BASKET",
    help: "The goods: a CSV file, a .json5 file that describes one, or - for standard input."
  )
}
