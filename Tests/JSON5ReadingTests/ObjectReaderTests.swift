// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics
import Testing

@Suite struct ObjectReaderTests {
  /// Reads a measure with `body` and answers what the log then says.
  func findings(_ text: String, _ body: (ObjectReader) -> Void) throws -> [String] {
    let reading = Reading(text)
    let node = try #require(reading.node)
    let reader = try #require(ObjectReader(node, what: "measure", log: reading.log))
    body(reader)
    return reading.findings
  }

  @Test("Each type reads its own")
  func types() throws {
    let text = """
      { s: "x", b: true, i: -12, h: 0x1F, p: +3, one: "a", many: ["a", 'b'], none: [], l: [1, 2],
        o: { x: 1 }, os: [{ x: 1 }, { x: 2 }], note: "n" }
      """
    let found = try findings(text) { reader in
      #expect(reader.string("s")?.value == "x")
      #expect(reader.string("s")?.location.description == "t.json5:1:6")
      #expect(reader.requiredString("s")?.value == "x")
      #expect(reader.bool("b")?.value == true)
      #expect(reader.integer("i")?.value == -12)
      #expect(reader.integer("h")?.value == 31)
      #expect(reader.integer("p")?.value == 3)
      #expect(reader.strings("one")?.map(\.value) == ["a"])
      #expect(reader.strings("many")?.map(\.value) == ["a", "b"])
      #expect(reader.strings("none")?.isEmpty == true)
      #expect(reader.strings("absent") == nil)
      #expect(reader.nodes("l")?.count == 2)
      #expect(reader.object("o")?.integer("x")?.value == 1)
      #expect(reader.objects("os", what: "thing")?.map { $0.integer("x")?.value } == [1, 2])
      #expect(reader.table("o")?.map(\.key) == ["x"])
      #expect(reader.has("s") && !reader.has("t"))
      #expect(reader.member("s")?.keyLocation.text == "s")
      reader.ignore("note")
      reader.finish()
    }
    #expect(found.isEmpty)
  }

  @Test("What is absent is nil, what is required and absent is an error at the brace")
  func absent() throws {
    let found = try findings("\n  { }") { reader in
      #expect(reader.string("a") == nil && reader.bool("b") == nil && reader.integer("c") == nil)
      #expect(reader.nodes("d") == nil && reader.object("e") == nil && reader.objects("f", what: "f") == nil)
      #expect(reader.optional("g") == nil && reader.table("h") == nil)
      #expect(reader.required("rate") == nil)
      #expect(reader.requiredString("cite") == nil)
      reader.finish()
    }
    #expect(
      found == [
        "2:3: missing field 'rate' in measure [missing-field]",
        "2:3: missing field 'cite' in measure [missing-field]",
      ]
    )
  }

  @Test("A field nobody asked for is unknown; a near name is offered")
  func unknown() throws {
    let found = try findings("{ duty: 1,\n  dutty: 2, colour: 3 }") { reader in
      _ = reader.optional("duty")
      _ = reader.optional("rate")
      reader.finish()
    }
    #expect(
      found == [
        "2:3: unknown field 'dutty' in measure [unknown-field] (did you mean 'duty'?)",
        "2:13: unknown field 'colour' in measure [unknown-field]",
      ]
    )
  }

  @Test("Names are compared by their bytes")
  func exactNames() throws {
    let found = try findings("{ '\u{212A}': 1 }") { reader in
      #expect(reader.optional("K") == nil)
      reader.finish()
    }
    #expect(found == ["1:3: unknown field '\u{212A}' in measure [unknown-field]"])
  }

  @Test("An object that is something else")
  func notAnObject() throws {
    let reading = Reading("[1,\n2]")
    let node = try #require(reading.node)
    #expect(ObjectReader(node, what: "measure", log: reading.log) == nil)
    #expect(reading.findings == ["1:1: measure must be an object, not a list [wrong-type]"])
  }

  struct Mistyped: CustomTestStringConvertible, Sendable {
    let value: String
    let finding: String
    let read: @Sendable (ObjectReader) -> Bool
    var testDescription: String { finding }

    init(_ value: String, _ finding: String, _ read: @escaping @Sendable (ObjectReader) -> Bool) {
      self.value = value
      self.finding = finding
      self.read = read
    }
  }

  static let mistyped = [
    Mistyped("4.5", "rate must be text, not a number [wrong-type] (put it in quotes: \"4.5\")") {
      $0.string("rate") == nil
    },
    Mistyped("null", "rate must be text, not null [wrong-type]") { $0.requiredString("rate") == nil },
    Mistyped("true", "rate must be text, not true [wrong-type]") { $0.string("rate") == nil },
    Mistyped("{}", "rate must be text, not an object [wrong-type]") { $0.string("rate") == nil },
    Mistyped("'true'", "rate must be true or false, not text [wrong-type] (leave out the quotes: true)") {
      $0.bool("rate") == nil
    },
    Mistyped("1", "rate must be true or false, not a number [wrong-type]") { $0.bool("rate") == nil },
    Mistyped("'12'", "rate must be a whole number, not text [wrong-type] (leave out the quotes: 12)") {
      $0.integer("rate") == nil
    },
    Mistyped("1.5", "rate must be a whole number, not 1.5 [wrong-type]") { $0.integer("rate") == nil },
    Mistyped("1e3", "rate must be a whole number, not 1e3 [wrong-type]") { $0.integer("rate") == nil },
    Mistyped("9223372036854775808", "rate is too large: 9223372036854775808 [integer-too-large]") {
      $0.integer("rate") == nil
    },
    Mistyped("7", "rate must be text or a list of texts, not a number [wrong-type] (put it in quotes: \"7\")")
    { $0.strings("rate") == nil },
    Mistyped("{}", "rate must be a list, not an object [wrong-type]") { $0.nodes("rate") == nil },
    Mistyped("[]", "rate must be an object, not a list [wrong-type]") { $0.object("rate") == nil },
    Mistyped("[]", "rate must be an object, not a list [wrong-type]") { $0.table("rate") == nil },
    Mistyped("''", "bracket must be an object, not text [wrong-type]") {
      $0.object("rate", what: "bracket") == nil
    },
  ]

  @Test("The wrong type is named, with the right one", arguments: mistyped)
  func wrongType(_ example: Mistyped) throws {
    let found = try findings("{ rate: \(example.value) }") { #expect(example.read($0)) }
    #expect(found == ["1:9: \(example.finding)"])
  }

  @Test("Wrong elements are named and left out")
  func wrongElements() throws {
    let found = try findings("{ codes: ['84', 85, []], list: [{}, 1] }") { reader in
      #expect(reader.strings("codes")?.map(\.value) == ["84"])
      #expect(reader.objects("list", what: "rate")?.count == 1)
    }
    #expect(
      found == [
        "1:17: each element of codes must be text, not a number [wrong-type] (put it in quotes: \"85\")",
        "1:21: each element of codes must be text, not a list [wrong-type]",
        "1:37: rate must be an object, not a number [wrong-type]",
      ]
    )
  }
}
