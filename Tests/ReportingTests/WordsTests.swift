// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting
import TariffEngine
import TariffModel
import Testing

@Suite struct WordsTests {
  private let words = LineWords(codeFormat: "0000.00.00.00")

  @Test("Remarks have the published ids and name the column they are about")
  func ids() {
    let code = CommodityCode(aligned: 7_326_908_688, length: 8)
    let notes: [LineNote] = [
      .onlyInEdition("2023"), .renumbered([code], pricedAs: code), .unknownSuffix(code),
      .unusedClaim("usmca"), .unusedProgram("S"),
      .droppedRelief(source: 1), .timeMatters(.entered), .timeMatters(.loaded), .timeMatters(.exported),
      .election(source: 1, charged: 0, amounts: [100, nil]), .beforeLaw(CivilDate(day: 0)),
      .afterLaw(CivilDate(day: 20_000)), .carriageNotDeclared,
    ]
    let shown = notes.map { words.remark($0, measure: "9903.01.28") } + [words.leadingZero(code)]
    #expect(shown.map(\.id) == NoteID.allCases.map(\.rawValue))
    #expect(shown.map(\.column).allSatisfy { !$0.isEmpty })
    #expect(shown[2].text == "the last digits are not in the schedule; the rates are those of 7326.90.86")
    #expect(shown[5].text == "9903.01.28 depends on a date that the regime's clock leaves aside")
  }

  @Test("Counts name the most frequent problem first, each line once for each kind")
  func counts() {
    var counts = ProblemCounts()
    var twice = Sample.openAssessment
    twice.openCharges += twice.openCharges
    counts.add(twice)
    counts.addUnreadable()
    var more = ProblemCounts()
    more.addUnreadable()
    counts.merge(more)
    #expect(counts.byFrequency.map(\.id) == [.unreadable, .missingQuantity])
    #expect(counts.byFrequency.map(\.lines) == [2, 1])
  }

  @Test("Every problem has words for one line and for several")
  func phrases() {
    for id in ProblemID.allCases {
      #expect(!id.phrase(isOne: true).isEmpty)
      #expect(!id.phrase(isOne: false).isEmpty)
    }
  }

  @Test("Names that a table lacks stay as they are")
  func names() {
    #expect(Sample.names.programme("section-301") == "Section 301")
    #expect(Sample.names.programme("section-122") == "section-122")
    #expect(Sample.names.key("73", of: .chapter) == "73 Articles of iron or steel")
    #expect(Sample.names.key("01", of: .chapter) == "01")
    #expect(Sample.names.key("CN", of: .origin) == "CN")
  }
}
