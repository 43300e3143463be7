// SPDX-License-Identifier: Apache-2.0

/// A command: what is declared of it, and what it does.
package struct Command: Sendable {
  package let declaration: CommandDeclaration
  let run: @Sendable (Context) throws -> ExitStatus

  /// All commands, in the order of the help.
  package static let all: [Command] = [
    .duty, .compare, .batch, .totals, .rate, .regimes, .check, .test, .importing, .export, .basket, .explain,
  ]
}
