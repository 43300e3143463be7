// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import JSON5Reading
package import SourceDiagnostics

/// Reads what a library says about itself.
package struct LibraryFactsReader {
  package let log: DiagnosticLog

  package init(log: DiagnosticLog) {
    self.log = log
  }

  /// The facts without the countries, the file that holds those, and the names that are still to be checked.
  package struct Result {
    package var facts: LibraryFacts
    package let countriesFile: Located<String>?
    package let defaultTerritory: Located<String>?
    package let defaultRegime: Located<String>?
  }

  /// What the file says, or nil when it is no object.
  ///
  /// What it fails to say is reported and left blank.
  package func read(_ node: Node) -> Result? {
    guard let reader = ObjectReader(node, what: "library", log: log) else { return nil }
    let name = reader.requiredString("library")
    let edition = reader.text("edition")
    checkFormat(reader)
    let lawThrough = reader.required("lawThrough").flatMap { _ in reader.day("lawThrough") }
    let territory = reader.requiredString("defaultTerritory")
    let regime = reader.requiredString("defaultRegime")
    let countriesFile = reader.string("countries")
    let facts = facts(reader)
    let columns = columns(reader, facts)
    let modes = names("modes", reader)
    let claims = names("claims", reader)
    reader.ignore("note")
    reader.finish()
    return Result(
      facts: LibraryFacts(
        name: name?.value ?? "",
        edition: edition ?? "",
        lawThrough: lawThrough?.value ?? CivilDate(day: 0),
        defaultTerritory: territory?.value ?? "",
        defaultRegime: regime?.value ?? "",
        columns: columns,
        modes: modes,
        claims: claims,
        facts: facts
      ),
      countriesFile: countriesFile,
      defaultTerritory: territory,
      defaultRegime: regime
    )
  }

  private func checkFormat(_ reader: ObjectReader) {
    _ = reader.required("format")
    guard let format = reader.integer("format"), format.value != 1 else { return }
    log.report(.unsupportedFormat(format.value), at: format.location)
  }

  private func facts(_ reader: ObjectReader) -> [FactDefinition] {
    guard let table = reader.object("facts") else { return [] }
    if table.members.count > FactSet.capacity {
      log.report(.tooManyFacts(table.members.count), at: reader.member("facts")?.keyLocation)
    }
    return table.members.prefix(FactSet.capacity).compactMap { member in
      guard let object = table.object(member.key, what: "fact") else { return nil }
      _ = object.required("is")
      let kind: FactDefinition.Kind? = object.word("is", what: "kind of fact")
      let title = object.text("title")
      let group = object.text("together")
      object.finish()
      guard let kind else { return nil }
      checkName(member, kind)
      return FactDefinition(name: member.key, kind: kind, title: title ?? member.key, group: group)
    }
  }

  private func checkName(_ member: Node.Member, _ kind: FactDefinition.Kind) {
    if !FactDefinition.prefixes.contains(where: { member.key.hasPrefix($0) }) {
      log.report(.badFactName(member.key), at: member.keyLocation)
    } else if member.key.hasPrefix("content_"), kind != .money {
      log.report(.mistypedPrefix(member.key, must: "money", not: kind.rawValue), at: member.keyLocation)
    } else if member.key.hasPrefix("weight_"), kind != .mass {
      log.report(.mistypedPrefix(member.key, must: "mass", not: kind.rawValue), at: member.keyLocation)
    }
  }

  /// Further names of columns, folded as the names of columns are when a basket is read.
  private func columns(_ reader: ObjectReader, _ facts: [FactDefinition]) -> [String: String] {
    guard let table = reader.object("columns") else { return [:] }
    var columns: [String: String] = [:]
    for member in table.members {
      guard let field = table.string(member.key) else { continue }
      let looksLikeFact = FactDefinition.prefixes.contains { field.value.hasPrefix($0) }
      if looksLikeFact, !facts.contains(where: { $0.name == field.value }) {
        log.report(.unknownFact(field.value, known: facts.map(\.name)), at: field.location)
      }
      columns[FoldedName.fold(member.key)] = field.value
    }
    return columns
  }

  /// Modes, or claims, by each of their names, their own included.
  private func names(_ key: String, _ reader: ObjectReader) -> [String: String] {
    guard let table = reader.object(key) else { return [:] }
    var names: [String: String] = [:]
    for member in table.members {
      names[member.key] = member.key
      for alias in table.strings(member.key) ?? [] { names[alias.value.lowercased()] = member.key }
    }
    return names
  }
}

extension FactDefinition {
  /// How the names of facts begin: portions of the customs value, weights, all else.
  package static let prefixes = ["content_", "weight_", "fact_"]
}
