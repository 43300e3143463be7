// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a command line.
///
/// Data only; the words stand in `UsageError+Words.swift`.
enum UsageError: Error, Sendable {
  case noCommand
  case unknownCommand(String, known: [String])
  case unknownOption(String, known: [String])
  case missingValue(OptionDeclaration)
  case valueOfFlag(OptionDeclaration, value: String)
  case repeatedOption(OptionDeclaration)
  case badChoice(OptionDeclaration, value: String)
  /// The value cannot be read; `expected` says what could.
  case badValue(OptionDeclaration, value: String, expected: String)
  /// The value cannot be used for a reason of its own.
  case badOption(OptionDeclaration, String, help: String?)
  case missingOption(OptionDeclaration)
  case conflictingOptions(OptionDeclaration, OptionDeclaration)
  case missingOperand(String)
  case unexpectedOperand(String)
  /// The operand cannot be read; `expected` says what could.
  case badOperand(String, expected: String)
  /// A name of the library that does not exist, such as a regime's.
  case unknownName(String, kind: String, known: [String])
}
