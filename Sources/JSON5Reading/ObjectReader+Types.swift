// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// Fields of a known type. A field that is absent is nil without an error, unless it is required.
extension ObjectReader {
  package func string(_ key: String) -> Located<String>? {
    optional(key).flatMap { string($0, key) }
  }

  package func requiredString(_ key: String) -> Located<String>? {
    required(key).flatMap { string($0, key) }
  }

  package func bool(_ key: String) -> Located<Bool>? {
    guard let node = optional(key) else { return nil }
    guard case .bool(let bool) = node.value else { return mistyped(node, key, must: .bool) }
    return Located(bool, at: node.location)
  }

  /// A whole number in decimal or hexadecimal digits.
  package func integer(_ key: String) -> Located<Int>? {
    guard let node = optional(key) else { return nil }
    guard case .number(let lexeme) = node.value, let whole = WholeNumber(lexeme) else {
      return mistyped(node, key, must: .integer)
    }
    guard let integer = whole.value else {
      log.error(.integerTooLarge(key, lexeme), at: node.location)
      return nil
    }
    return Located(integer, at: node.location)
  }

  /// One text, or a list of texts; elements that are something else are reported and left out.
  package func strings(_ key: String) -> [Located<String>]? { member(key).flatMap(strings) }

  /// The same of a member at hand.
  package func strings(of member: Node.Member) -> [Located<String>]? {
    let node = member.value
    switch node.value {
    case .string(let text): return [Located(text, at: node.location)]
    case .array(let elements): return elements.compactMap { string($0, nameOfElements(of: member.key)) }
    default: return mistyped(node, member.key, must: .texts)
    }
  }

  /// The elements of a list.
  package func nodes(_ key: String) -> [Node]? {
    guard let node = optional(key) else { return nil }
    guard case .array(let elements) = node.value else { return mistyped(node, key, must: .list) }
    return elements
  }

  /// A reader of an object in a field; messages call it `what`, or by its key.
  package func object(_ key: String, what: String? = nil) -> ObjectReader? {
    optional(key).flatMap { ObjectReader($0, what: what ?? key, log: log) }
  }

  /// Readers of the objects in a list; elements that are something else are reported and left out.
  package func objects(_ key: String, what: String) -> [ObjectReader]? {
    nodes(key)?.compactMap { ObjectReader($0, what: what, log: log) }
  }

  /// The members of an object whose keys are free, such as a table of names.
  package func table(_ key: String) -> [Node.Member]? {
    guard let node = optional(key) else { return nil }
    guard case .object(let members) = node.value else { return mistyped(node, key, must: .object) }
    return members
  }

  private func string(_ node: Node, _ name: @autoclosure () -> String) -> Located<String>? {
    guard case .string(let text) = node.value else { return mistyped(node, name(), must: .text) }
    return Located(text, at: node.location)
  }

  private func mistyped<Result>(_ node: Node, _ name: String, must expected: ExpectedType) -> Result? {
    log.error(.wrongType(name, must: expected, found: node), at: node.head)
    return nil
  }
}

/// A lexeme that is a whole number; without a value when it is beyond 64 bits.
private struct WholeNumber {
  let value: Int?

  init?(_ lexeme: String) {
    let isNegative = lexeme.hasPrefix("-")
    var digits = Substring(lexeme)
    if isNegative || digits.hasPrefix("+") { digits.removeFirst() }
    let isHexadecimal = digits.hasPrefix("0x") || digits.hasPrefix("0X")
    if isHexadecimal { digits.removeFirst(2) }
    guard isHexadecimal || digits.utf8.allSatisfy(\.isDigit) else { return nil }
    value = Int((isNegative ? "-" : "") + digits, radix: isHexadecimal ? 16 : 10)
  }
}
