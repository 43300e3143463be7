// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

extension Command {
  /// `tariff check`: lints a library, its rule files and scenario files.
  static let check = Command(
    declaration: CommandDeclaration(
      "check",
      summary: "Checks rule files, baskets and scenario files; silent when all is well.",
      overview: [
        "Checks rule files, baskets and scenario files; silent when all is well.",
        "A folder with a library.json5 is checked as a library: that names resolve and windows fit, that each "
          + "measure has an authority, a citation and a first day, that codes of lists are in the schedule. Errors end "
          + "with 1; warnings do so with --strict.",
        "A file of a library's law or regimes is checked in its place among the others.",
      ],
      usage: ["PATH… [options]"],
      operands: [
        .init(
          name: "PATH",
          help: "A library's folder, or files: of rules, lists, regimes, baskets, scenarios."
        )
      ],
      count: 1...10_000,
      groups: [.init(title: "OPTIONS", options: [.strict]), .general],
      examples: [
        .init(line: "tariff check Scenarios", meaning: "The whole library."),
        .init(line: "tariff check my-regime.json5", meaning: "One file, in the context of its library."),
      ]
    ),
    run: { context in
      let log = DiagnosticLog()
      let check = FileCheck(context: context, log: log)
      for path in context.arguments.operands { try check.run(path) }
      let findings = log.diagnostics
      for finding in findings { context.console.writeError(context.formatter.format(finding)) }
      let isBad = log.hasErrors || (context.arguments.has(.strict) && !findings.isEmpty)
      return isBad ? .findings : .success
    }
  )
}
