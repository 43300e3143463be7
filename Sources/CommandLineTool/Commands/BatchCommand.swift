// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Reporting
import ScenarioRunning
import SourceDiagnostics

extension OptionDeclaration {
  static let resume = flag("resume", "Skip scenarios whose result is there and which nothing has changed.")
}

extension Command {
  /// `tariff batch`: runs scenario files and writes their results.
  static let batch = Command(
    declaration: CommandDeclaration(
      "batch",
      summary: "Runs scenario files and writes a result for each, and an index.",
      overview: [
        "Runs scenario files and writes a result for each, and an index.",
        "Results are NAME.json in the folder given with -o, index.csv lists them. Each file appears whole or not "
          + "at all; a scenario that fails stops no other.",
      ],
      usage: ["PATH… -o FOLDER [options]"],
      operands: [.init(name: "PATH", help: "Scenario files, or folders of them.")],
      count: 1...10_000,
      groups: [.init(title: "OPTIONS", options: [.output, .jobs, .resume]), .general],
      examples: [.init(line: "tariff batch Scenarios/scenarios -o results --resume", meaning: "What is new.")]
    ),
    run: { context in
      let folder = context.arguments.value(.output) ?? "results"
      try context.workspace.makeFolder(folder)
      var index = BatchIndex(folder: folder, context: context)
      let done = context.arguments.has(.resume) ? index.fingerprints() : [:]
      var isClean = true
      try ScenarioFiles(context).run(done: done) { item in
        if item.status == .failed || item.status == .error { isClean = false }
        for finding in item.diagnostics { context.console.writeError(context.formatter.format(finding)) }
        if let result = item.result {
          let json = CompareJSON(result.comparison.sides.map(\.header))
          var bytes: [UInt8] = []
          json.begin(into: &bytes)
          json.end(
            result.comparison,
            problems: result.outcome.problems,
            problemsOmitted: result.outcome.problemsOmitted,
            into: &bytes
          )
          try context.workspace.write(bytes, to: PathText.join(folder, item.name + ".json"))
        }
        try index.add(item)
      }
      return isClean ? .success : .findings
    }
  )
}

/// The index of a batch's results: rewritten whole after each scenario, so that a stop loses nothing.
private struct BatchIndex {
  private let path: String
  private let context: Context
  private var rows: [[String]] = []

  init(folder: String, context: Context) {
    path = PathText.join(folder, "index.csv")
    self.context = context
  }

  /// The fingerprints of the results that are there, by name.
  func fingerprints() -> [String: String] {
    guard let bytes = try? context.workspace.read(path) else { return [:] }
    var found: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells.count >= 3, cells[1] == "passed" || cells[1] == "unchanged" { found[cells[0]] = cells[2] }
    }
    return found
  }

  mutating func add(_ item: BatchItem) throws {
    rows.append([item.name, item.status.rawValue, item.fingerprint, item.path])
    var writer = DelimitedWriter()
    var bytes: [UInt8] = []
    for row in [["scenario", "status", "fingerprint", "file"]] + rows {
      for cell in row { writer.append(cell, to: &bytes) }
      writer.endRow(&bytes)
    }
    try context.workspace.write(bytes, to: path)
  }
}
