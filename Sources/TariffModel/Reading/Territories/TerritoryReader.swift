// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import JSON5Reading
package import SourceDiagnostics

/// Reads a customs territory.
package struct TerritoryReader {
  package let facts: LibraryFacts
  package let log: DiagnosticLog

  package init(facts: LibraryFacts, log: DiagnosticLog) {
    self.facts = facts
    self.log = log
  }

  /// The territory in `folder`, or nil when the file holds no object.
  ///
  /// It is known by the name of its folder, to which the names of its files are relative.
  package func read(_ node: Node, folder: String) -> Territory? {
    guard let reader = ObjectReader(node, what: "territory", log: log) else { return nil }
    let id = reader.requiredString("territory")
    let title = reader.text("title")
    let country = reader.requiredString("country")
    let currency = Currency(code: reader.requiredString("currency")?.value ?? "USD")
    _ = reader.required("valuation")
    let valuation: Territory.Valuation? = reader.word("valuation")
    let clock = ClockReader(log: log).read(reader)
    let rounding = reader.object("rounding")
    let valueRounding = rounding.flatMap { rule("value", $0, currency) }
    let chargeRounding = rounding.flatMap { rule("charge", $0, currency) }
    rounding?.finish()
    let codeFormat = codeFormat(reader)
    let codeDigits = codeDigits(reader)
    let groups = groups(reader)
    let origins = OriginReader(countries: facts.countries, groups: groups, log: log)
    let schedule = ScheduleReader(folder: folder, log: log).read(reader)
    let programs = specialPrograms(reader, origins)
    let notModelled = reader.strings("notModelled")?.map(\.value)
    let filingOrder = reader.strings("filingOrder")?.map { MeasureSelector($0.value) }
    reader.ignore("note")
    reader.finish()
    let expected = folder.split(separator: "/").last.map(String.init) ?? ""
    if let id, id.value != expected {
      log.report(.wrongFolderName(ofTerritory: id.value, expected: expected), at: id.location)
    }
    if let country { _ = origins.read([country], allowsAll: false) }
    return Territory(
      id: expected,
      title: title ?? expected,
      country: country?.value ?? "",
      currency: currency,
      valuation: valuation ?? .fob,
      clock: clock,
      valueRounding: valueRounding ?? .unit,
      chargeRounding: chargeRounding ?? .unit,
      codeFormat: codeFormat ?? "0000000000",
      codeDigits: codeDigits ?? [6, 8, 10],
      columns: schedule?.columns ?? ["general"],
      editions: schedule?.editions ?? [],
      concordance: schedule?.concordance,
      specialPrograms: programs,
      groups: groups,
      notModelled: notModelled ?? [],
      filingOrder: filingOrder ?? []
    )
  }

  /// `{ to, mode }`: to which step, and which way.
  private func rule(_ key: String, _ rounding: ObjectReader, _ currency: Currency) -> RoundingRule? {
    guard let reader = rounding.object(key, what: "rounding of the \(key)") else { return nil }
    let step = reader.required("to").flatMap { _ in reader.money("to", currency) }
    let mode: RoundingMode? = reader.word("mode", what: "mode of rounding")
    reader.finish()
    guard let step else { return nil }
    guard step > 0 else {
      log.report(.badRoundingStep(currency), at: reader.member("to")?.value.location)
      return nil
    }
    return RoundingRule(step: step, mode: mode ?? .halfUp)
  }

  private func codeFormat(_ reader: ObjectReader) -> String? {
    guard let text = reader.string("codeFormat") else { return nil }
    let digits = text.value.utf8.count { $0 == UInt8(ascii: "0") }
    let isPattern = text.value.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    guard isPattern, (1...CommodityCode.maximumLength).contains(digits) else {
      log.report(.badCodeFormat(text.value), at: text.location)
      return nil
    }
    return text.value
  }

  private func codeDigits(_ reader: ObjectReader) -> [Int]? {
    reader.nodes("codeDigits")?.compactMap { node in
      if case .number(let text) = node.value, let length = Int(text),
        (2...CommodityCode.maximumLength).contains(length)
      {
        return length
      }
      log.report(.badCodeLength(ObjectReader.shown(node)), at: node.location)
      return nil
    }
  }

  /// Groups of origins; a group may name those above it.
  private func groups(_ reader: ObjectReader) -> [String: [String]] {
    var groups: [String: [String]] = [:]
    guard let table = reader.object("groups") else { return groups }
    for member in table.members {
      let origins = OriginReader(countries: facts.countries, groups: groups, log: log)
      groups[member.key] = table.someStrings(member.key).map { origins.read($0, allowsAll: false) }
    }
    return groups
  }

  private func specialPrograms(_ reader: ObjectReader, _ origins: OriginReader) -> [SpecialProgram] {
    guard let table = reader.object("specialPrograms") else { return [] }
    var programs: [SpecialProgram] = []
    for member in table.members {
      guard let object = table.object(member.key, what: "special programme") else { continue }
      let title = object.text("title")
      let entitled = object.someStrings("origins").map { origins.read($0) }
      object.finish()
      programs.append(SpecialProgram(symbol: member.key, title: title ?? "", origins: entitled ?? []))
    }
    return programs.sorted { $0.symbol < $1.symbol }
  }
}
