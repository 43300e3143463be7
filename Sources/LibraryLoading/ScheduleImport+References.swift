// SPDX-License-Identifier: Apache-2.0

package import TariffModel

extension ScheduleImport {
  /// That a footnote of a code refers to a heading.
  package struct Reference: Hashable, Sendable {
    package let code: CommodityCode
    /// As printed, such as `9903.88.15`.
    package let heading: String
    /// The columns that the footnote stands in.
    package let columns: [String]

    /// The numbers with dots in a text, such as `9903.88.15` in `See 9903.88.15.`: four digits, then groups of two.
    static func headings(in text: String) -> [String] {
      var found: [String] = []
      for word in text.split(whereSeparator: { !$0.isNumber && $0 != "." }) {
        let groups = word.split(separator: ".")
        guard groups.count > 1, groups[0].utf8.count == 4,
          groups.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
          CommodityCode(word) != nil
        else { continue }
        let heading = groups.joined(separator: ".")
        if !found.contains(heading) { found.append(heading) }
      }
      return found
    }
  }

  /// The references of footnotes as the text of a CSV: code, heading and columns, sorted by code.
  package var referencesText: String {
    let rows = report.footnotes.sorted { ($0.code, $0.heading) < ($1.code, $1.heading) }
    return "hts,heading,columns\n"
      + rows.map { "\($0.code),\($0.heading),\($0.columns.joined(separator: ";"))\n" }.joined()
  }
}
