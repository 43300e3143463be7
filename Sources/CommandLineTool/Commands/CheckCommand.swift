// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import ScenarioRunning
import SourceDiagnostics

extension Command {
  /// `tariff check`: lints a library, its rule files and scenario files.
  static let check = Command(
    declaration: CommandDeclaration(
      "check",
      summary: "Checks rule files and scenario files; silent when all is well.",
      overview: [
        "Checks rule files and scenario files; silent when all is well.",
        "A folder with a library.json5 is checked as a library. Errors end with 1; warnings do so with --strict.",
      ],
      usage: ["PATH… [options]"],
      operands: [.init(name: "PATH", help: "A library's folder, or scenario files.")],
      count: 1...10_000,
      groups: [.init(title: "OPTIONS", options: [.strict]), .general],
      examples: [.init(line: "tariff check Scenarios", meaning: "The whole library.")]
    ),
    run: { context in
      let log = DiagnosticLog()
      for path in context.arguments.operands {
        if path.hasSuffix(".json5") {
          let file = SourceFile(path: path, bytes: try context.workspace.read(path))
          _ = ScenarioReader.read(file, log: log)
        } else {
          let library = Library(LibraryLocation(path), workspace: context.workspace, log: log)
          LibraryCheck(library.loader).run()
        }
      }
      let findings = log.diagnostics
      for finding in findings { context.console.writeError(context.formatter.format(finding)) }
      let isBad = log.hasErrors || (context.arguments.has(.strict) && !findings.isEmpty)
      return isBad ? .findings : .success
    }
  )
}
