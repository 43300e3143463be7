// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// The tool as a whole: takes a command line, runs the command, says how it ended.
package struct Tool: Sendable {
  private let workspace: Workspace
  private let console: Console

  package init(workspace: Workspace, console: Console) {
    self.workspace = workspace
    self.console = console
  }

  /// Runs a command line, given without the name of the tool.
  package func run(_ words: [String]) -> ExitStatus {
    do {
      guard let first = words.first else {
        console.writeError(HelpText.overviewText(of: Command.all.map(\.declaration)))
        return .usage
      }
      let status = try run(first, Array(words.dropFirst()))
      try console.flush()
      return status
    } catch {
      return report(error, command: nil)
    }
  }

  private func run(_ first: String, _ rest: [String]) throws -> ExitStatus {
    switch first {
    case "help", "--help", "-h":
      return try help(rest)
    case _ where first.hasPrefix("-"):
      // Only the version can be asked without a command.
      let arguments = try ArgumentParser(.tool).parse([first] + rest)
      return try arguments.has(.help) ? help([]) : version(arguments)
    default:
      let command = try Self.command(first)
      do {
        return try run(command, rest)
      } catch {
        return report(error, command: command.declaration)
      }
    }
  }

  private func run(_ command: Command, _ words: [String]) throws -> ExitStatus {
    let arguments = try ArgumentParser(command.declaration).parse(words)
    if arguments.has(.help) { return try help([command.declaration.name]) }
    if arguments.has(.version) { return try version(arguments) }
    return try command.run(Context(arguments: arguments, workspace: workspace, console: console))
  }

  private static func command(_ name: String) throws(UsageError) -> Command {
    guard let command = Command.all.first(where: { $0.declaration.name == name }) else {
      throw .unknownCommand(name, known: Command.all.map(\.declaration.name) + ["help"])
    }
    return command
  }

  private func help(_ names: [String]) throws -> ExitStatus {
    guard let name = names.first, !name.hasPrefix("-") else {
      try console.write(Array(HelpText.overviewText(of: Command.all.map(\.declaration)).utf8))
      return .success
    }
    try console.write(Array(HelpText.text(of: Self.command(name).declaration).utf8))
    return .success
  }

  private func version(_ arguments: Arguments) throws -> ExitStatus {
    let context = Context(arguments: arguments, workspace: workspace, console: console)
    try console.write(Array(VersionText(context).text.utf8))
    return .success
  }

  /// Says what went wrong; what was written before comes first.
  private func report(_ error: any Error, command: CommandDeclaration?) -> ExitStatus {
    let isColoured = console.isErrorTerminal && (console.environment("NO_COLOR") ?? "").isEmpty
    let failure = Failure(error, command: command, formatter: DiagnosticFormatter(usesColour: isColoured))
    try? console.flush()
    if !failure.text.isEmpty { console.writeError(failure.text) }
    return failure.status
  }
}
