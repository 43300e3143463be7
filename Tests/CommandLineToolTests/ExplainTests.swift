// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import FoundationEssentials
import Testing

/// `tariff explain` against the ids that the sources can print.
@Suite struct ExplainTests {
  /// The folder of the sources, found from the place of this file.
  private static let sources =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Sources"

  /// The ids written in the sources: behind `id:`, and as the raw values of the enumerations of messages.
  private static let written: Set<String> = {
    var ids: Set<String> = []
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: sources)) ?? [] {
      guard path.hasSuffix(".swift"), let bytes = FileManager.default.contents(atPath: "\(sources)/\(path)")
      else {
        continue
      }
      let text = String(decoding: bytes, as: UTF8.self)
      ids.formUnion(texts(behind: "id: \"", in: text))
      let enumerations = [
        "BasketDiagnostic.swift", "LineProblem.swift", "ProblemID.swift", "NoteID.swift",
        "RuleDiagnostic.swift",
        "DelimitedTextError.swift",
      ]
      guard enumerations.contains(where: path.hasSuffix) else { continue }
      for line in text.split(separator: "\n") where line.contains("  case ") {
        ids.formUnion(texts(behind: " = \"", in: String(line)))
      }
    }
    return ids
  }()

  /// The names in kebab-case that follow an opening.
  private static func texts(behind opening: String, in text: String) -> [String] {
    text.components(separatedBy: opening).dropFirst().compactMap { rest in
      let id = rest.prefix { $0 != "\"" }
      let isName =
        id.contains("-")
        && id.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) }
      return isName ? String(id) : nil
    }
  }

  @Test func `Every id that can be printed has an explanation`() {
    let listed = Set(ToolRun("explain", files: [:]).output.split(separator: "\n").map(String.init))
    #expect(Self.written.count > 100)
    #expect(Self.written.subtracting(listed).sorted() == [])
  }

  @Test(arguments: [
    "two-columns", "bad-number", "missing-quantity", "unused-claim", "before-law", "not-as-expected",
  ])
  func `Messages about baskets, lines and runs are explained`(_ id: String) {
    let run = ToolRun("explain \(id)", files: [:])
    #expect(run.status == .success)
    #expect(run.output.hasPrefix("\(id)\n\n  ") && run.output.hasSuffix(".\n"), "\(run.output)")
  }

  @Test func `An id that rule files and baskets share says what it is of each`() {
    let words = ToolRun("explain bad-number", files: [:]).output.split { $0 == " " || $0 == "\n" }
    #expect(words.joined(separator: " ").contains("Of a line of a basket: Numbers are written 1234.50"))
  }
}
