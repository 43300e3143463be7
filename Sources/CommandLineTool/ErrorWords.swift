// SPDX-License-Identifier: Apache-2.0

import ScenarioRunning
import SourceDiagnostics

/// Files that cannot be used for what is written in them.
struct InvalidInput: Error, Sendable {
  /// What is wrong; not empty.
  let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}

extension LibraryNotFound {
  /// What is wrong, in one sentence without a full stop.
  var text: String {
    switch self {
    case .notALibrary(let path, let origin):
      "\(path), given by \(origin), is no library: it has no library.json5"
    case .nowhere:
      "there is no library of tariff law"
    }
  }

  /// What to do.
  var help: String {
    switch self {
    case .notALibrary:
      "name the folder that holds library.json5"
    case .nowhere(let beside):
      "give --library DIR, set TARIFF_LIBRARY, or work in a folder with Scenarios/library.json5 in it or above it"
        + (beside.map { "; \($0) has none either" } ?? "")
    }
  }
}

/// An error in words, and how the tool ends because of it: the one place where errors are routed.
struct Failure {
  /// For standard error; empty says nothing.
  let text: String
  let status: ExitStatus

  init(_ error: any Error, command: CommandDeclaration?, formatter: DiagnosticFormatter) {
    switch error {
    case let error as UsageError:
      text = Self.lines(error.text, help: error.help) + Self.usage(of: command)
      status = .usage
    case let error as BadGoods:
      text = Self.lines(error.text, help: error.help) + Self.usage(of: command)
      status = .usage
    case let error as FileError:
      text = error.problem == .closedPipe ? "" : Self.lines(error.text)
      status = error.status
    case let error as LibraryNotFound:
      text = Self.lines(error.text, help: error.help)
      status = .missing
    case let error as InvalidInput:
      text = formatter.format(error.diagnostics)
      status = .unreadable
    default:
      text = Self.lines("this is a bug of tariff, please report it: \(error)")
      status = .bug
    }
  }

  private static func lines(_ text: String, help: String? = nil) -> String {
    "error: \(text)\n" + (help.map { "  help: \($0)\n" } ?? "")
  }

  private static func usage(of command: CommandDeclaration?) -> String {
    guard let command else { return "Usage: tariff COMMAND [options]\nSee 'tariff help'.\n" }
    let lines = command.usageLines.enumerated().map { index, line in
      HelpText.wrap((index == 0 ? "Usage: " : "") + line, indent: index == 0 ? 0 : 7, hanging: 7)
    }
    return lines.joined() + "See 'tariff help \(command.name)'.\n"
  }
}
