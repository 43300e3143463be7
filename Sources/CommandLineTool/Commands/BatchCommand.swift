// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Reporting
import ScenarioRunning
import SourceDiagnostics

extension OptionDeclaration {
  static let folder = value(
    "output",
    letter: "o",
    "FOLDER",
    "Write results to this folder. (default: results)"
  )
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
        "Results are NAME.json in the folder given with -o; index.csv lists them when all have run. Each file "
          + "appears whole or not at all. A scenario that fails, or whose result cannot be written, stops no "
          + "other. A batch that was stopped at any moment goes on with --resume, and ends with the files that "
          + "it would have written undisturbed.",
      ],
      usage: ["PATH… [-o FOLDER] [options]"],
      operands: [.init(name: "PATH", help: "Scenario files, or folders of them.")],
      count: 1...10_000,
      groups: [.init(title: "OPTIONS", options: [.folder, .jobs, .resume]), .general],
      examples: [.init(line: "tariff batch Scenarios/scenarios -o results --resume", meaning: "What is new.")]
    ),
    run: { context in
      let folder = context.arguments.value(.folder) ?? "results"
      try context.workspace.makeFolder(folder)
      context.workspace.tidy(folder)
      var results = BatchResults(folder: folder, context: context)
      let workspace = context.workspace
      let resumes = context.arguments.has(.resume)
      try ScenarioFiles(context).run(done: { name in
        guard resumes else { return nil }
        return (try? workspace.read(BatchResults.path(name, in: folder))).flatMap(ScenarioMark.init(endOf:))
      }) { item in
        results.add(item)
      }
      try results.finish()
      return results.status
    }
  )
}

/// The results of a batch: a file for each scenario, and at last an index of them.
private struct BatchResults {
  private let folder: String
  private let context: Context
  private var rows: [[String]] = []
  /// The worst of what has happened.
  private(set) var status = ExitStatus.success

  init(folder: String, context: Context) {
    self.folder = folder
    self.context = context
  }

  /// The file of a scenario's result.
  static func path(_ name: String, in folder: String) -> String { PathText.join(folder, name + ".json") }

  /// Writes what came of a scenario; what stands in the way of that is said, and stops nothing.
  mutating func add(_ item: BatchItem) {
    for finding in item.diagnostics { context.console.writeError(context.formatter.format(finding)) }
    var mark = item.mark
    do throws(FileError) {
      if let result = item.result {
        // A result that is not whole has no mark at its end, and is made again.
        try context.workspace.write(
          Self.bytes(result, mark),
          to: Self.path(item.name, in: folder),
          isLasting: false
        )
      }
    } catch {
      context.console.writeError("error: \(error.text)\n")
      mark = ScenarioMark(status: .error, fingerprint: mark.fingerprint)
      status = max(status, error.status)
    }
    if mark.status != .passed { status = max(status, .findings) }
    rows.append([item.name, mark.status.rawValue, mark.fingerprint, item.path])
  }

  /// Writes the index.
  func finish() throws(FileError) {
    var writer = DelimitedWriter()
    var bytes: [UInt8] = []
    for row in [["scenario", "status", "fingerprint", "file"]] + rows {
      for cell in row { writer.append(cell, to: &bytes) }
      writer.endRow(&bytes)
    }
    try context.workspace.write(bytes, to: PathText.join(folder, "index.csv"))
  }

  private static func bytes(_ result: ScenarioResult, _ mark: ScenarioMark) -> [UInt8] {
    let json = CompareJSON(result.comparison.sides.map(\.header))
    var bytes: [UInt8] = []
    json.begin(into: &bytes)
    json.end(
      result.comparison,
      problems: result.outcome.problems,
      problemsOmitted: result.outcome.problemsOmitted,
      scenario: mark,
      into: &bytes
    )
    return bytes
  }
}
