// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// The words of what can be wrong with the fields of an object.
extension Diagnostic.Message {
  static func missingField(_ key: String, in what: String) -> Self {
    Self(id: "missing-field", text: "missing field '\(key)' in \(what)")
  }

  static func unknownField(_ key: String, in what: String, known: [String]) -> Self {
    Self(
      id: "unknown-field",
      text: "unknown field '\(key)' in \(what)",
      help: Suggestion.help(for: key, among: known)
    )
  }

  /// `rate must be text, not a number`.
  static func wrongType(_ name: String, must expected: ExpectedType, found: Node) -> Self {
    var kind = found.value.kind
    if case .number(let lexeme) = found.value, expected == .integer { kind = lexeme }
    return Self(
      id: "wrong-type",
      text: "\(name) must be \(expected.rawValue), not \(kind)",
      help: correction(of: found.value, to: expected)
    )
  }

  static func integerTooLarge(_ name: String, _ lexeme: String) -> Self {
    Self(id: "integer-too-large", text: "\(name) is too large: \(lexeme)")
  }

  /// What to write instead, where only the quotes are wrong.
  private static func correction(of value: Node.Value, to expected: ExpectedType) -> String? {
    switch (value, expected) {
    case (.number(let lexeme), .text), (.number(let lexeme), .texts):
      "put it in quotes: \"\(lexeme)\""
    case (.string(let text), .bool) where text == "true" || text == "false":
      "leave out the quotes: \(text)"
    case (.string(let text), .integer) where Int(text) != nil:
      "leave out the quotes: \(text)"
    default:
      nil
    }
  }
}

/// What messages call the elements of a list in a field.
func nameOfElements(of key: String) -> String { "each element of \(key)" }

/// What a field must be, as messages name it.
enum ExpectedType: String {
  case text = "text"
  case bool = "true or false"
  case integer = "a whole number"
  case list = "a list"
  case object = "an object"
  case texts = "text or a list of texts"
}

extension Node.Value {
  /// What it is, as messages name it.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
