// SPDX-License-Identifier: Apache-2.0

import Reporting
import ScenarioRunning
import SourceDiagnostics

extension Command {
  /// `tariff test`: runs the expectations of scenario files.
  static let test = Command(
    declaration: CommandDeclaration(
      "test",
      summary: "Runs scenario files and compares what comes out with what they expect.",
      overview: [
        "Runs scenario files and compares what comes out with what they expect.",
        "A folder stands for the files in its 'scenarios' and 'published' folders, or in itself. Each value that "
          + "is not as expected is reported where it stands in the file, and the command ends with 1.",
      ],
      usage: ["PATH… [options]"],
      operands: [.init(name: "PATH", help: "Scenario files, or folders of them.")],
      count: 1...10_000,
      groups: [.init(title: "OPTIONS", options: [.jobs]), .general],
      examples: [.init(line: "tariff test Scenarios", meaning: "All scenarios of the library.")]
    ),
    run: { context in
      let files = try ScenarioFiles(context)
      var passed = 0
      var failed = 0
      try files.run { item in
        if item.status == .passed { passed += 1 } else { failed += 1 }
        for finding in item.diagnostics { context.console.writeError(context.formatter.format(finding)) }
      }
      try context.answer("\(passed) passed, \(failed) failed\n")
      return failed == 0 ? .success : .findings
    }
  )
}
