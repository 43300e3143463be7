// SPDX-License-Identifier: Apache-2.0

package import TariffModel

extension ScheduleImport {
  /// What an import found, for the eye of whoever runs it.
  package struct Report: Sendable {
    /// Rows that are no line: no number, or a shorter one.
    package var headings = 0
    /// Lines left out on request.
    package var omitted = 0
    /// Lines of the edition by length of code.
    package var lines: [Int: Int] = [:]
    /// Lines that print a rate of their own.
    package var linesWithRates = 0
    /// Lines that have their rates from a heading that is no line.
    package var ratesFromHeadings = 0
    /// Codes for which neither they nor a shorter code print a rate.
    package var withoutRates: [CommodityCode] = []
    /// Rate texts that refer elsewhere, with how many cells print them, sorted by text.
    package var references: [(text: String, count: Int)] = []
    /// Rate texts that could not be read, with the first code that prints them.
    package var failures: [(code: CommodityCode, text: String, error: RateTextError)] = []
    /// Codes that stand on more than one line.
    package var duplicates: [CommodityCode] = []
    /// Numbers that are no codes, with their row of the export, counting from 1 without the header.
    package var badNumbers: [(row: Int, number: String)] = []

    /// Headings that footnotes refer to, such as those of duties in addition to the rates of the code.
    package var footnotes: [Reference] = []
    /// Rows that print a quota quantity, or additional duties; neither is part of an edition.
    package var quotas = 0
    package var additionalDuties = 0

    package init() {}

    /// Takes down what a row prints besides its units and rates.
    mutating func note(_ row: Row, _ code: CommodityCode) {
      if row.quotaQuantity.contains(where: { $0 != " " }) { quotas += 1 }
      if row.additionalDuties.contains(where: { $0 != " " }) { additionalDuties += 1 }
      for footnote in row.footnotes {
        for heading in Reference.headings(in: footnote.text) {
          let reference = Reference(code: code, heading: heading, columns: footnote.columns)
          // Those of one row stand together, so that only they can be the same.
          let own = footnotes.reversed().prefix { $0.code == code }
          if !own.contains(reference) { footnotes.append(reference) }
        }
      }
    }

    /// Looks at the lines of the edition, sorted by code.
    mutating func count(_ lines: [Line]) {
      var texts = TextCount()
      var rated: [CommodityCode] = []
      for (index, line) in lines.enumerated() {
        self.lines[line.code.length, default: 0] += 1
        if index > 0, lines[index - 1].code == line.code { duplicates.append(line.code) }
        while let shorter = rated.last, line.code.prefix(shorter.length) != shorter { rated.removeLast() }
        if !line.rates.isBlank {
          linesWithRates += 1
          rated.append(line.code)
        } else if rated.isEmpty {
          withoutRates.append(line.code)
        }
        texts.add(line.rates.general, of: line.code)
        texts.add(line.rates.column2, of: line.code)
        for piece in SpecialCell.rateTexts(of: line.rates.special) { texts.add(piece, of: line.code) }
      }
      references = texts.references.sorted { $0.key < $1.key }.map { (text: $0.key, count: $0.value) }
      failures = texts.failures
    }
  }

  /// Counts rate texts by what reading them gives.
  private struct TextCount {
    private var expressions: [String: RateExpression?] = [:]
    var references: [String: Int] = [:]
    var failures: [(code: CommodityCode, text: String, error: RateTextError)] = []

    mutating func add(_ text: String, of code: CommodityCode) {
      guard !text.isEmpty else { return }
      if expressions[text] == nil {
        do {
          expressions[text] = try RateText.parse(text)
        } catch {
          expressions[text] = .some(nil)
          failures.append((code: code, text: text, error: error))
        }
      }
      if case .refersElsewhere = expressions[text] { references[text, default: 0] += 1 }
    }
  }
}
