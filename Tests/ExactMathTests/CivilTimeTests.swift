// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Testing

@Suite struct CivilTimeTests {
  @Test(arguments: [
    (2024, 2, 29, true), (2025, 2, 29, false), (2000, 2, 29, true), (1900, 2, 29, false),
    (2025, 13, 1, false),
  ])
  func `Leap days are those of the calendar`(_ year: Int, _ month: Int, _ day: Int, _ exists: Bool) {
    #expect((CivilDate(year: year, month: month, day: day) != nil) == exists)
  }

  @Test func `Days count on without a gap, and come back as they were`() throws {
    var last = try #require(CivilDate(year: 1999, month: 12, day: 31))
    for _ in 0..<(3 * 366) {
      let next = CivilDate(day: last.day + 1)
      let parts = next.components
      #expect(CivilDate(year: parts.year, month: parts.month, day: parts.day) == next)
      #expect(next > last && next.description > last.description)
      last = next
    }
    // 2000 has 366 days, 2001 and 2002 have 365; the 1,098th day is the second of 2003.
    #expect(last.description == "2003-01-02")
  }

  @Test(arguments: [
    ("2025-10-23", "2025-10-23"), ("10/23/2025", "2025-10-23"),
    ("2025-04-05T00:01", "2025-04-05T00:01"),
  ])
  func `Dates are read in the forms that baskets have`(_ text: String, _ instant: String) throws {
    let written = try #require(WrittenInstant(Array(text.utf8)))
    #expect(written.instant.description == instant)
  }

  @Test(arguments: ["2025-02-30", "23/10/2025", "2025-10", "2025-10-23T24:61", "tomorrow", ""])
  func `What is no date is none`(_ text: String) {
    #expect(WrittenInstant(Array(text.utf8)) == nil)
  }

  @Test func `Months and days change places where that is said`() throws {
    let written = try #require(WrittenInstant(Array("23/10/2025".utf8), slashes: .dayFirst))
    #expect(written.date.description == "2025-10-23")
  }
}
