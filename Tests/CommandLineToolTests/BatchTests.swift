// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

@Suite struct BatchTests {
  private static let names = ["a", "b", "c", "d"]

  /// The library, a basket, and scenarios that share them; `b` expects what does not come out.
  private static let files = SmallLibrary.files.merging([
    "in/goods.csv": "hts,origin,value,entry_date\n01010101,AA,100.00,2025-06-15\n",
    "in/a.json5": scenario("a", "30.00"), "in/b.json5": scenario("b", "31.00"),
    "in/c.json5": scenario("c", "30.00"), "in/d.json5": scenario("d", "30.00"),
  ]) { $1 }

  /// 5% and 25% of 100 are 30.00.
  private static func scenario(_ id: String, _ duty: String) -> String {
    """
    {
      scenario: "\(id)", basket: "goods.csv", regimes: ["in-force", "april"], source: "by hand",
      expect: { totals: { duty: "\(duty)" } },
    }
    """
  }

  private func batch(
    _ options: String = "",
    adding more: [String: String] = [:],
    failing: [String: FileError.Problem] = [:]
  ) -> ToolRun {
    ToolRun("batch in -o out \(options)", files: Self.files.merging(more) { $1 }, failing: failing)
  }

  @Test func `Each scenario has a result, and an index says how it went`() {
    let run = batch()
    #expect(run.status == .findings)
    #expect(run.written.keys.sorted() == Self.names.map { "out/\($0).json" } + ["out/index.csv"])
    let statuses = run.written["out/index.csv"]?.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",")[1]
    }
    #expect(statuses == ["passed", "failed", "passed", "passed"])
    #expect(run.errors.contains("expected 31.00, computed 30.00"))
  }

  @Test func `A batch that was stopped anywhere ends with the files of an undisturbed one`() {
    let whole = batch().written
    for done in 0...Self.names.count {
      // What a killed process leaves: some results, whole, and no index.
      var left = whole.filter { file in Self.names.prefix(done).contains { file.key == "out/\($0).json" } }
      let rest = batch("--resume", adding: left)
      left.merge(rest.written) { $1 }
      #expect(left == whole)
      // What passed is not made again; what failed is said again.
      #expect(rest.written["out/a.json"] == nil || done == 0)
      #expect(rest.errors.contains("expected 31.00"))
    }
  }

  @Test func `A result that is not whole, or rests on other things, is made again`() {
    let whole = batch().written
    let cut = whole["out/a.json"].map { String($0.dropLast(20)) }
    #expect(batch("--resume", adding: ["out/a.json": cut ?? ""]).written["out/a.json"] == whole["out/a.json"])
    #expect(batch("--resume", adding: ["out/a.json": ""]).written["out/a.json"] == whole["out/a.json"])
    var changed = whole
    changed["in/goods.csv"] = "hts,origin,value,entry_date\n01010101,AA,200.00,2025-06-15\n"
    let again = batch("--resume", adding: changed)
    #expect(again.written["out/a.json"].map { $0 != whole["out/a.json"] } == true)
    #expect(again.errors.contains("expected 30.00, computed 60.00"))
  }

  @Test func `A full disk stops one scenario, with a message, and not the others`() {
    let run = batch(failing: ["out/a.json": .cannotWrite("no space left on device")])
    #expect(run.status == .inputOutput)
    #expect(run.errors.contains("out/a.json: cannot be written: no space left on device"))
    #expect(run.written["out/a.json"] == nil && run.written["out/d.json"] != nil)
    #expect(run.written["out/index.csv"]?.contains("a,error,") == true)
    let later = batch("--resume", adding: run.written)
    #expect(later.written["out/a.json"] == batch().written["out/a.json"])
  }

  @Test func `A file that cannot be read stops the scenarios that need it, with the reason`() {
    let run = batch(failing: ["in/c.json5": .denied])
    #expect(run.errors.contains("the scenario in/c.json5 cannot be read: permission denied"))
    #expect(run.written["out/c.json"] == nil && run.written["out/d.json"] != nil)
    let other = batch(
      adding: ["in/d.json5": Self.scenario("d", "30.00").replacing("goods.csv", with: "other.csv")],
      failing: ["in/goods.csv": .cannotRead("input/output error")]
    )
    #expect(other.errors.contains("the basket in/goods.csv cannot be read: input/output error"))
    #expect(other.errors.contains("the basket in/other.csv cannot be read: no such file"))
    #expect(other.status == .findings)
  }

  @Test func `Two scenarios of one name do not replace each other's result`() {
    let files = Self.files.merging(["more/a.json5": Self.scenario("a", "1.00")]) { $1 }
    let run = ToolRun("batch in more -o out", files: files)
    #expect(run.errors.contains("more/a.json5 has the name of in/a.json5"))
    #expect(run.written["out/a.json"] == batch().written["out/a.json"])
  }

  @Test func `What scenarios share gives each the same as alone`() {
    let together = batch().written
    for name in Self.names {
      let alone = ToolRun("batch in/\(name).json5 -o out", files: Self.files).written["out/\(name).json"]
      #expect(alone == together["out/\(name).json"])
    }
  }
}
