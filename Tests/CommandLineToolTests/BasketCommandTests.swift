// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// `tariff basket`: a file to start from, and which column is taken for which field.
@Suite struct BasketCommandTests {
  private func dryRun(_ options: String, _ basket: String) -> ToolRun {
    ToolRun("basket --dry-run b.csv \(options)", files: SmallLibrary.files.merging(["b.csv": basket]) { $1 })
  }

  @Test func `The template is a header that the tool itself takes`() {
    let plain = ToolRun("basket", files: [:])
    let asked = ToolRun("basket --template", files: [:])
    #expect(plain.status == .success && plain.output.hasPrefix("sku,description,hts,origin,value,"))
    #expect(asked.output == plain.output)
    #expect(dryRun("--format csv", plain.output).status == .success)
  }

  @Test func `All fields are listed, with the facts of the library`() {
    let run = ToolRun("basket --fields --format csv", files: SmallLibrary.files)
    #expect(run.status == .success, "\(run.errors)")
    #expect(run.output.contains("\nhts,"))
    #expect(run.output.contains("\ncontent_steel,value of the steel content (money)\n"), "\(run.output)")
  }

  @Test func `Every column is told with its field and its text in the first row`() {
    let run = dryRun(
      "--format csv",
      "HTS;Country of Origin;value;content_steel;Colour\n0101.01.01;AA;10;3;red\n"
    )
    #expect(run.status == .success, "\(run.errors)")
    #expect(
      run.rows == [
        ["column", "field", "first", "note"],
        ["HTS", "hts", "0101.01.01", ""],
        ["Country of Origin", "origin", "AA", ""],
        ["value", "value", "10", ""],
        ["content_steel", "content_steel", "3", ""],
        ["Colour", "", "red", "passed through"],
      ]
    )
    #expect(run.errors == "read with the semicolon as delimiter\n")
  }

  @Test func `Rows above the header and the position of a mapped column make no difference`() {
    let run = dryRun("--map value=Sum --format json", "Report of May\nhts,Sum,origin\n01010101,5,BB\n")
    #expect(run.status == .success, "\(run.errors)")
    #expect(run.output.contains(#"{"column":"Sum","field":"value","first":"5","note":""}"#), "\(run.output)")
    #expect(run.errors.contains("the row above the header is passed over"))
  }

  @Test func `A missing field ends with 65, and what was taken is shown all the same`() {
    let run = dryRun("", "hts,orign,value\n01010101,AA,5\n")
    #expect(run.status == .unreadable)
    #expect(run.output.contains("did you mean 'origin'? then --map origin=\"orign\""), "\(run.output)")
    #expect(run.errors.contains("b.csv:1:1: error: no column for 'origin'"), "\(run.errors)")
  }

  @Test func `What is no basket is said, and a missing file ends with 66`() {
    #expect(dryRun("", "").status == .unreadable)
    #expect(ToolRun("basket --dry-run none.csv", files: SmallLibrary.files).status == .missing)
    #expect(ToolRun("basket --template --dry-run b.csv", files: SmallLibrary.files).status == .usage)
  }
}
