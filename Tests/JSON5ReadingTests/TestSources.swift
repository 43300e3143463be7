// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics

/// What reading a text gave, in words that tests compare.
struct Reading {
  let node: Node?
  let log = DiagnosticLog()

  init(_ text: String) {
    node = JSON5.read(SourceFile(path: "t.json5", text: text), log: log)
  }

  init(bytes: [UInt8]) {
    node = JSON5.read(SourceFile(path: "t.json5", bytes: bytes), log: log)
  }

  /// The value as one line, or nothing.
  var value: String? { node.map(describe) }

  /// Each finding as `line:column: text [id]`, with its help and its labels.
  var findings: [String] { log.diagnostics.map(describe) }
}

func describe(_ diagnostic: Diagnostic) -> String {
  var words = "\(diagnostic.text) [\(diagnostic.id)]"
  if let location = diagnostic.location { words = "\(location.start): \(words)" }
  if let help = diagnostic.help { words += " (\(help))" }
  for label in diagnostic.labels { words += " | \(label.location.start): \(label.text)" }
  return words
}

func describe(_ node: Node) -> String {
  switch node.value {
  case .null: "null"
  case .bool(let bool): "\(bool)"
  case .number(let lexeme): lexeme
  case .string(let text): text.debugDescription
  case .array(let elements): "[" + elements.map(describe).joined(separator: " ") + "]"
  case .object(let members):
    "{" + members.map { "\($0.key):\(describe($0.value))" }.joined(separator: " ") + "}"
  }
}

/// A generator whose numbers depend on nothing but its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
