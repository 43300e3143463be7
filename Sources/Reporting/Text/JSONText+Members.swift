// SPDX-License-Identifier: Apache-2.0

extension JSONText {
  mutating func member(_ name: StaticString, _ text: String) {
    key(name)
    string(text)
  }

  mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  mutating func member(_ name: StaticString, _ number: Int) {
    key(name)
    AmountBytes.append(number, to: &bytes)
  }

  mutating func member(_ name: StaticString, _ flag: Bool) {
    key(name)
    raw(flag ? "true" : "false")
  }

  mutating func money(_ name: StaticString, _ amount: Int64?) {
    key(name)
    money(amount)
  }

  mutating func percent(_ name: StaticString, _ hundredths: Int64?) {
    key(name)
    percent(hundredths)
  }

  mutating func object(_ name: StaticString, _ body: (inout JSONText) -> Void) {
    key(name)
    object(body)
  }

  mutating func array<Element>(
    _ name: StaticString,
    _ elements: [Element],
    _ body: (inout JSONText, Element) -> Void
  ) {
    key(name)
    array(elements, body)
  }

  /// A member whose name is data, such as a fact's.
  mutating func string(named name: String, _ text: String) {
    separate()
    string(name)
    raw(":")
    string(text)
  }

  /// A member whose name is data, such as a programme's id.
  mutating func money(named name: String, _ amount: Int64?) {
    separate()
    string(name)
    raw(":")
    money(amount)
  }
}
