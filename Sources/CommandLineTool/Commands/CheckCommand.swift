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
        "A folder with a library.json5 is checked as a library: that names resolve and windows fit, that each "
          + "measure has an authority, a citation and a first day, that codes of lists are in the schedule. Errors end "
          + "with 1; warnings do so with --strict.",
        "A file of a library's law or regimes is checked in its place among the others.",
      ],
      usage: ["PATH… [options]"],
      operands: [
        .init(name: "PATH", help: "A library's folder, a file of its law or regimes, or scenario files.")
      ],
      count: 1...10_000,
      groups: [.init(title: "OPTIONS", options: [.strict]), .general],
      examples: [.init(line: "tariff check Scenarios", meaning: "The whole library.")]
    ),
    run: { context in
      let log = DiagnosticLog()
      for path in context.arguments.operands {
        if let library = library(holding: path, context, log) {
          LibraryCheck(library.library.loader).run(path: library.file)
        } else if path.hasSuffix(".json5") {
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

  /// The library that a rule file belongs to, and the file's path in it; nil for anything else.
  private static func library(
    holding path: String,
    _ context: Context,
    _ log: DiagnosticLog
  ) -> (library: Library, file: String)? {
    guard context.workspace.kind(path) == .file,
      let location = LibraryLocation.holding(path, workspace: context.workspace),
      let file = location.relative(path)
    else { return nil }
    let isRule =
      file == LibraryPaths.facts
      || [LibraryPaths.law, LibraryPaths.regimes].contains { file.hasPrefix($0 + "/") }
    return isRule ? (Library(location, workspace: context.workspace, log: log), file) : nil
  }
}
