// SPDX-License-Identifier: Apache-2.0

/// What a user gave to a command, as far as its declaration tells: options by name, operands by place.
package struct Arguments: Sendable {
  package let command: CommandDeclaration
  private(set) package var operands: [String] = []
  /// The values of each option in the order in which they were given; flags have empty ones.
  private var given: [String: [String]] = [:]

  init(command: CommandDeclaration) {
    self.command = command
  }

  mutating func add(operand: String) { operands.append(operand) }

  mutating func add(_ option: OptionDeclaration, _ value: String = "") {
    given[option.name, default: []].append(value)
  }

  /// Whether the option was given.
  func has(_ option: OptionDeclaration) -> Bool { given[option.name] != nil }

  /// The option's value.
  func value(_ option: OptionDeclaration) -> String? { given[option.name]?.last }

  /// The values of an option that may be repeated.
  func values(_ option: OptionDeclaration) -> [String] { given[option.name] ?? [] }
}
