// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
package import SourceDiagnostics

/// Reads scenario files.
package enum ScenarioReader {
  /// The scenario in `file`; nil, with diagnostics, when it cannot be run.
  package static func read(_ file: SourceFile, log: DiagnosticLog) -> Scenario? {
    guard let node = JSON5.read(file, log: log),
      let reader = ObjectReader(node, what: "scenario", log: log)
    else { return nil }
    let id = reader.requiredString("scenario")
    let goods = goods(reader, log)
    let regimes = reader.strings("regimes")
    var scenario = Scenario(
      id: id?.value ?? "",
      goods: goods ?? .rows([]),
      regimes: regimes ?? [],
      file: file
    )
    scenario.title = reader.string("title")?.value ?? ""
    scenario.source = reader.string("source")?.value ?? ""
    scenario.territory = reader.string("territory")
    scenario.asOf = reader.string("asOf")
    scenario.options = options(reader, log)
    scenario.expectations = reader.optional("expect").map { expectations($0, log) } ?? []
    reader.ignore("working", "note", "confidence")
    reader.finish()
    if let regimes, regimes.isEmpty { log.error(.noRegime, at: reader.optional("regimes")?.location) }
    if regimes == nil { log.error(.noRegime, at: node.head) }
    guard id != nil, goods != nil, let regimes, !regimes.isEmpty else { return nil }
    return scenario
  }

  private static func goods(_ reader: ObjectReader, _ log: DiagnosticLog) -> Scenario.Goods? {
    guard let node = reader.required("basket") else { return nil }
    switch node.value {
    case .string(let path):
      return .path(Located(path, at: node.location))
    case .array(let nodes):
      var rows: [[String: String]] = []
      for node in nodes {
        guard case .object(let members) = node.value else {
          log.error(.rowIsNoObject, at: node.location)
          return nil
        }
        var row: [String: String] = [:]
        for member in members { row[member.key] = text(member.value, log) }
        rows.append(row)
      }
      return .rows(rows)
    default:
      log.error(.badBasket, at: node.location)
      return nil
    }
  }

  private static func options(_ reader: ObjectReader, _ log: DiagnosticLog) -> ScenarioOptions {
    var options = ScenarioOptions()
    guard let reader = reader.object("options", what: "options") else { return options }
    if let rounding = reader.string("rounding") {
      options.isExact = rounding.value == "exact"
      if !["exact", "statutory"].contains(rounding.value) { log.error(.badRounding, at: rounding.location) }
    }
    if let fees = reader.string("fees") { options.assessesFees = fees.value != "none" }
    options.transition = reader.string("transition")
    options.entryPer = reader.string("entryPer")?.value
    options.currency = reader.string("currency")?.value
    for member in reader.table("assume") ?? [] {
      options.assumptions.append(
        Located("\(member.key)=\(text(member.value, log))", at: member.keyLocation)
      )
    }
    reader.finish()
    return options
  }

  /// A scalar as text.
  private static func text(_ node: Node, _ log: DiagnosticLog) -> String {
    switch node.value {
    case .string(let text), .number(let text): return text
    case .bool(let value): return value ? "true" : "false"
    case .null: return ""
    case .array(let parts): return parts.map { text($0, log) }.joined(separator: ";")
    case .object:
      log.error(.badCell, at: node.location)
      return ""
    }
  }

  // MARK: Expectations

  private static func expectations(_ node: Node, _ log: DiagnosticLog) -> [Expectation] {
    var found: [Expectation] = []
    for member in members(node, log) {
      switch member.key {
      case "regimes":
        for regime in members(member.value, log) {
          collect(members(regime.value, log), regime: regime.key, into: &found, log)
        }
      default:
        collect([member], regime: nil, into: &found, log)
      }
    }
    return found
  }

  private static func collect(
    _ parts: [Node.Member],
    regime: String?,
    into found: inout [Expectation],
    _ log: DiagnosticLog
  ) {
    for part in parts {
      switch part.key {
      case "lines":
        for line in members(part.value, log) {
          guard let row = Int(line.key) else {
            log.error(.badRow(line.key), at: line.keyLocation)
            continue
          }
          collect(line.value, [], regime, row, into: &found, log)
        }
      case "totals":
        collect(part.value, [], regime, nil, into: &found, log)
      case "delta":
        collect(part.value, ["delta"], regime, nil, into: &found, log)
      case "problems":
        collect(part.value, ["problems"], regime, nil, into: &found, log)
      default:
        log.error(.unknownExpectation(part.key), at: part.keyLocation)
      }
    }
  }

  private static func collect(
    _ node: Node,
    _ path: [String],
    _ regime: String?,
    _ row: Int?,
    into found: inout [Expectation],
    _ log: DiagnosticLog
  ) {
    let wanted: Expectation.Wanted
    switch node.value {
    case .object(let members):
      for member in members {
        collect(member.value, path + [member.key], regime, row, into: &found, log)
      }
      return
    case .array(let nodes):
      let texts = nodes.map { text($0, log) }
      wanted = path.last == "notApplied" ? .containing(texts) : .list(texts)
    default:
      wanted = .text(text(node, log))
    }
    found.append(
      Expectation(regime: regime, row: row, path: path, wanted: wanted, location: node.location)
    )
  }

  private static func members(_ node: Node, _ log: DiagnosticLog) -> [Node.Member] {
    guard case .object(let members) = node.value else {
      log.error(.badExpectation, at: node.location)
      return []
    }
    return members
  }
}

extension Diagnostic.Message {
  static let noRegime = Self(
    id: "scenario-without-regime",
    text: "a scenario names at least one regime",
    help: "write regimes: [\"in-force\"]"
  )
  static let badBasket = Self(
    id: "bad-basket",
    text: "basket must be a path or a list of rows",
    help: "write basket: \"../baskets/importer.csv\" or basket: [{ hts: \"…\", origin: \"…\", value: \"…\" }]"
  )
  static let rowIsNoObject = Self(id: "bad-basket", text: "a row of a basket is an object of columns")
  static let badCell = Self(id: "bad-basket", text: "a cell is text, a number, or a list of them")
  static let badRounding = Self(id: "bad-option", text: "rounding is \"statutory\" or \"exact\"")
  static let badExpectation = Self(id: "bad-expectation", text: "an expectation here is an object")

  static func badRow(_ text: String) -> Self {
    Self(id: "bad-expectation", text: "'\(text)' is no row number", help: "rows count from 1")
  }

  static func unknownExpectation(_ name: String) -> Self {
    Self(
      id: "bad-expectation",
      text: "unknown part '\(name)' of expect",
      help: "there are totals, lines, regimes, delta and problems"
    )
  }
}
