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
}
