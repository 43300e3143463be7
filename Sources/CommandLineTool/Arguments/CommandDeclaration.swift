// SPDX-License-Identifier: Apache-2.0

/// A command as it is declared.
///
/// Parsing, usage errors and help all come from this one table.
package struct CommandDeclaration: Sendable {
  /// Something that is given by its place.
  struct Operand: Sendable {
    /// What stands for it in help, such as `BASKET`.
    let name: String
    let help: String
  }

  /// Options under one heading of the help.
  struct OptionGroup: Sendable {
    let title: String
    let options: [OptionDeclaration]
  }

  struct Example: Sendable {
    let line: String
    let meaning: String
  }

  package let name: String
  /// One line for the list of commands.
  let summary: String
  /// What the command does, in paragraphs.
  let overview: [String]
  /// What follows the name, a line for each form.
  let usage: [String]
  let operands: [Operand]
  /// How many operands there may be.
  let operandCount: ClosedRange<Int>
  let groups: [OptionGroup]
  let examples: [Example]

  init(
    _ name: String,
    summary: String,
    overview: [String],
    usage: [String],
    operands: [Operand] = [],
    count operandCount: ClosedRange<Int>,
    groups: [OptionGroup],
    examples: [Example]
  ) {
    self.name = name
    self.summary = summary
    self.overview = overview
    self.usage = usage
    self.operands = operands
    self.operandCount = operandCount
    self.groups = groups
    self.examples = examples
  }

  /// All options, in the order of the help.
  var options: [OptionDeclaration] { groups.flatMap(\.options) }

  /// The forms of the command as they are typed.
  var usageLines: [String] { usage.map { $0.isEmpty ? "tariff \(name)" : "tariff \(name) \($0)" } }
}
