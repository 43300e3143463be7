// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// Lists and objects.
extension JSON5Parser {
  mutating func readArray() throws(Lost) -> Node {
    var elements: [Node] = []
    let location = try readItems(closing: .closeBracket) { parser throws(Lost) in
      guard let element = try parser.readValue() else { return false }
      elements.append(element)
      return true
    }
    return Node(.array(elements), at: location)
  }

  mutating func readObject() throws(Lost) -> Node {
    var members = MemberList()
    let location = try readItems(closing: .closeBrace) { parser throws(Lost) in
      try parser.readMember(into: &members)
    }
    return Node(.object(members.all), at: location)
  }

  /// Reads from one bracket to the other: items, commas between them, perhaps one behind the last.
  ///
  /// `readItem` answers false when what follows it, up to the next comma, had better be skipped.
  private mutating func readItems(
    closing: UInt8,
    readItem: (inout JSON5Parser) throws(Lost) -> Bool
  ) throws(Lost) -> SourceLocation {
    let opening = position
    guard depth < JSON5.nestingLimit else {
      report(.nestedTooDeep(JSON5.nestingLimit), at: opening..<opening + 1)
      throw Lost()
    }
    depth += 1
    position += 1
    try skipTrivia()
    while current != closing {
      try requireInside(opening, closing: closing)
      if current == .comma {
        report(.strayComma, at: position..<position + 1)
        position += 1
      } else {
        if try !readItem(&self) { try skipToNextItem() }
        try readSeparator(opening, closing: closing)
      }
      try skipTrivia()
    }
    position += 1
    depth -= 1
    return location(opening..<position)
  }

  /// Gets from the end of an item to the beginning of the next, or to the closing bracket.
  private mutating func readSeparator(_ opening: Int, closing: UInt8) throws(Lost) {
    let end = position
    try skipTrivia()
    guard current != .comma else {
      position += 1
      return
    }
    guard current != closing else { return }
    try requireInside(opening, closing: closing)
    if beginsItem(before: closing) {
      report(.missingComma, at: end..<end)
    } else {
      report(.unexpected(found), at: position..<position + scalarLength)
      try skipToNextItem()
      if current == .comma { position += 1 }
    }
  }

  private func beginsItem(before closing: UInt8) -> Bool {
    switch current {
    case .quote, .apostrophe: true
    case .openBrace, .openBracket: closing == .closeBracket
    default: current.isIdentifierPart || current >= 0x80 || [.plus, .minus, .dot].contains(current)
    }
  }

  /// Reports the end of the file, or a bracket of the other kind, where only `closing` may close.
  private mutating func requireInside(_ opening: Int, closing: UInt8) throws(Lost) {
    let bracket = opening..<opening + 1
    switch current {
    case .end:
      report(.notClosed(bytes[opening]), at: bracket)
      throw Lost()
    case .closeBrace, .closeBracket:
      guard current != closing else { return }
      report(
        .wrongClosingBracket(current, expected: closing),
        at: position..<position + 1,
        labels: [.opened(bytes[opening], at: location(bracket))]
      )
      throw Lost()
    default:
      return
    }
  }

  /// Goes on to the next comma or closing bracket of this list or object, whatever lies between.
  private mutating func skipToNextItem() throws(Lost) {
    var open = 0
    while true {
      try skipTrivia()
      switch current {
      case .end:
        return
      case .comma where open == 0:
        return
      case .openBrace, .openBracket:
        open += 1
        position += 1
      case .closeBrace, .closeBracket:
        if open == 0 { return }
        open -= 1
        position += 1
      case .quote, .apostrophe:
        try skipString()
      default:
        position += 1
      }
    }
  }
}
