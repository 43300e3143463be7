// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import TariffKit
import Testing

/// The library product, as a program that embeds the engine uses it, on the example of a third territory.
@Suite struct TariffLibraryTests {
  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    + "/Docs/examples/third-territory"

  private static func read(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/\(path)").map { [UInt8]($0) }
  }

  private static func open() throws -> TariffLibrary {
    try TariffLibrary(
      reading: read,
      listing: { (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\($0)")) ?? [] }
    )
  }

  @Test func `A basket is assessed to the sums reckoned by hand`() throws {
    let library = try Self.open()
    #expect(library.territories == ["xx"])
    #expect(library.regimes == ["in-force", "no-levy"])
    let result = try library.assess(csv: try #require(Self.read("baskets/goods.csv")))
    // 188.10 + 598.50 + 199.50 + 250.60 + 269.10 + 68.80, of the file by-hand.json5.
    #expect(result.totals.duty == "1574.60")
    // 1090 + 2660 + 2660 + 964 + 964 + 344.
    #expect(result.totals.customsValue == "8682.00")
    #expect(result.totals.lines == 6 && result.totals.unassessed == 0)
  }

  @Test func `A basket without a usable header is an error that says so`() throws {
    let library = try Self.open()
    #expect(throws: TariffError.self) { try library.assess(csv: Array("hts,value\n".utf8)) }
    #expect(throws: TariffError.self) {
      try library.assess(csv: Array("hts,origin,value\n".utf8), regime: "none")
    }
  }

  /// Shirts at 12% and the levy, 5% from January and 8% from April; a tax of 20% all the while.
  @Test func `A timeline has every change with its cause, as reckoned by hand`() throws {
    let library = try Self.open()
    let timeline = try library.timeline(code: "6109.10.00", origin: "QM")
    #expect(timeline.code == "61091000" && timeline.origin == "QM" && timeline.regime == "in-force")
    #expect(timeline.since == "2026-01-01T00:00" && timeline.until == "2026-06-30T23:59")
    #expect(timeline.start.rate == "17.00%" && timeline.start.effectiveRate == "17.00")
    // In filing order: what is added to the goods' own number stands before it.
    #expect(timeline.start.parts.map(\.rate) == ["5%", "12%", "20%"])
    #expect(timeline.start.problems == [])
    #expect(timeline.changes.map(\.at) == ["2026-04-01T00:00"] && timeline.next == nil)
    let change = try #require(timeline.changes.first)
    #expect(change.before.rate == "17.00%" && change.after.rate == "20.00%")
    let step = try #require(change.steps.first)
    #expect(change.steps.count == 1 && step.before?.rate == "5%" && step.after?.rate == "8%")
    #expect(step.after?.measure == "levy" && step.after?.cite == "Order 9 of 2026" && step.reason == "")
  }

  /// Of a fan of 10,000, metal 4,000: 2.5% and 5% of all, from March 2.5%, 20% of 4,000 and 5% of 6,000.
  @Test func `A timeline knows the goods by the columns of baskets, and a regime by its law`() throws {
    let library = try Self.open()
    let columns = ["content_metal": "4000"]
    let timeline = try library.timeline(
      code: "84145100",
      origin: "QM",
      columns: columns,
      since: "2026-03-01",
      until: "2026-03-31"
    )
    #expect(timeline.start.rate == "7.50%" && timeline.next == "2026-04-01T00:00")
    #expect(timeline.changes.map { "\($0.at) \($0.after.rate)" } == ["2026-03-01T00:00 13.50%"])
    let without = try library.timeline(code: "61091000", origin: "QM", regime: "no-levy")
    #expect(without.start.rate == "12.00%" && without.changes.isEmpty)
  }

  @Test(
    "A timeline of what cannot be read is an error that says so",
    arguments: [
      ("6109.10.00", "ZZ", nil, "no known country"), ("61", "QM", nil, "61"),
      ("61091000", "QM", "soon", "no date"),
      ("61091000", "QM", "2027-01-01", "the end comes before the beginning"),
    ]
  )
  func badTimeline(_ code: String, _ origin: String, since: String?, words: String) throws {
    let library = try Self.open()
    let error = #expect(throws: TariffError.self) {
      try library.timeline(code: code, origin: origin, since: since)
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }
}
