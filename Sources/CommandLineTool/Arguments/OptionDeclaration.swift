// SPDX-License-Identifier: Apache-2.0

/// An option as it is declared: how it is written, and what help says of it.
package struct OptionDeclaration: Sendable {
  /// The long name, without dashes.
  let name: String
  /// A short name, such as `o`.
  let letter: Character?
  /// What stands for the value in help, such as `DIR`; nil for a flag.
  let placeholder: String?
  let help: String
  /// The values that are allowed; empty allows any.
  let choices: [String]
  /// Whether it may be given more than once.
  let isRepeatable: Bool

  private init(
    _ name: String,
    letter: Character?,
    placeholder: String?,
    choices: [String] = [],
    isRepeatable: Bool = false,
    help: String
  ) {
    self.name = name
    self.letter = letter
    self.placeholder = placeholder
    self.help = help
    self.choices = choices
    self.isRepeatable = isRepeatable
  }

  /// An option without a value.
  static func flag(_ name: String, letter: Character? = nil, _ help: String) -> Self {
    Self(name, letter: letter, placeholder: nil, help: help)
  }

  /// An option with a value.
  static func value(
    _ name: String,
    letter: Character? = nil,
    _ placeholder: String,
    isRepeatable: Bool = false,
    _ help: String
  ) -> Self {
    Self(name, letter: letter, placeholder: placeholder, isRepeatable: isRepeatable, help: help)
  }

  /// An option whose value is one of a few words.
  static func choice(_ name: String, _ choices: [String], _ help: String) -> Self {
    Self(name, letter: nil, placeholder: choices.joined(separator: "|"), choices: choices, help: help)
  }

  /// The option as a user writes it in full, such as `--regime`.
  var spelling: String { "--\(name)" }
}
