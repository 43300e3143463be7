// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import SourceDiagnostics
import TariffEngine
import TariffModel

/// A whole invented world: a territory with its law, a regime, and lines of goods.
///
/// Its parts are values that can be left out one by one, so that a failing case shrinks to a few lines.
struct FuzzCase: Sendable {
  var territory: Territory
  var measures: [Measure] = []
  /// Tables of CSV by the name of the list.
  var lists: [String: [String]] = [:]
  /// Tables of CSV by the id of the edition.
  var editions: [String: [String]] = [:]
  /// Which codes took the place of which: rows of CSV.
  var concordance: [String] = []
  var regime: Regime
  var options = AssessmentOptions()
  var lines: [LineDraft] = []

  /// The facts that every invented library knows.
  static let facts = LibraryFacts(
    name: "invented",
    edition: "1",
    lawThrough: CivilDate(day: 20_500),
    defaultTerritory: "nowhere",
    defaultRegime: "invented",
    facts: [
      FactDefinition(name: "content_steel", kind: .money, title: "steel", group: "values"),
      FactDefinition(name: "content_us", kind: .money, title: "domestic content"),
      FactDefinition(name: "content_case", kind: .money, title: "case", group: "values"),
      FactDefinition(name: "fact_repair_value", kind: .money, title: "repair"),
      FactDefinition(name: "weight_steel", kind: .mass, title: "weight of steel", group: "weights"),
      FactDefinition(name: "weight_copper", kind: .mass, title: "weight of copper", group: "weights"),
      FactDefinition(name: "fact_smelt", kind: .text, title: "smelted in"),
      FactDefinition(name: "fact_end_use", kind: .flag, title: "end use"),
      FactDefinition(name: "fact_contract", kind: .date, title: "contract"),
      FactDefinition(name: "fact_degrees", kind: .number, title: "degrees"),
    ]
  )

  /// The law of the territory as the regime reads it.
  var law: EffectiveLaw {
    var ids: [String] = []
    for measure in measures where !ids.contains(measure.programme) { ids.append(measure.programme) }
    let programmes = ids.map { id in
      Programme(id: id, territory: territory.id, title: id, measures: measures.filter { $0.programme == id })
    }
    var codeLists: [String: CodeList] = [:]
    for (name, rows) in lists {
      let file = SourceFile(path: name, text: (["hts,from,until,kind,rate"] + rows).joined(separator: "\n"))
      codeLists[name] = CodeList(name: name, file: file, log: DiagnosticLog())
    }
    let schedules = territory.editions.map { edition in
      let rows = ["code,units,general,special,column-2"] + (editions[edition.id] ?? [])
      return Schedule(
        edition: edition,
        columns: territory.columns,
        bytes: Array(rows.joined(separator: "\n").utf8)
      )
    }
    let law = TerritoryLaw(
      territory: territory,
      programmes: programmes,
      lists: codeLists,
      schedules: schedules,
      concordance: Concordance(
        file: SourceFile(
          path: "concordance",
          text: ([Concordance.header] + concordance).joined(separator: "\n")
        ),
        log: DiagnosticLog()
      )
    )
    return EffectiveLaw(regime: regime, law: law, facts: Self.facts)
  }
}

/// A line before its texts are interned.
struct LineDraft: Hashable, Sendable {
  var code: String
  var origin: String
  var exportCountry = ""
  var value: Int64
  var freight: Int64 = 0
  var insurance: Int64 = 0
  var mode = ""
  var entryType = ""
  var program = ""
  var claims: [String] = []
  var entered: LineDate?
  var loaded: LineDate?
  var exported: LineDate?
  var weight: Int64?
  var quantity: Quantity?
  var quantity2: Quantity?
  var facts: [String: FactDraft] = [:]
  var originOverrides: [String: String] = [:]
  var entryValue: Int64?
  var entryLines = 1

  /// A fact before its text is interned.
  enum FactDraft: Hashable, Sendable {
    case amount(Int64)
    case text(String)
    case flag(Bool)
    case date(LineDate)
  }

  /// The line, with its texts in `symbols`.
  func line(row: Int, in symbols: inout SymbolTable) -> Line {
    func intern(_ text: String) -> SymbolID { symbols.intern(text) ?? .none }
    let code = CommodityCode(self.code) ?? CommodityCode(aligned: 0, length: 1)
    var line = Line(row: row, code: code, origin: intern(origin), value: value)
    line.exportCountry = intern(exportCountry)
    line.freight = freight
    line.insurance = insurance
    line.declaresCarriage = freight + insurance > 0
    line.mode = intern(mode)
    line.entryType = intern(entryType)
    line.program = intern(program)
    line.claims = symbols.internClaims(claims.map { intern($0) }) ?? 0
    line.entered = entered
    line.loaded = loaded
    line.exported = exported
    line.weight = weight
    line.quantity = quantity
    line.quantity2 = quantity2
    line.originOverrides = originOverrides.sorted { $0.key < $1.key }.map { programme, origin in
      OriginOverride(programme: intern(programme), origin: intern(origin))
    }
    for (index, fact) in FuzzCase.facts.facts.enumerated() {
      guard let draft = facts[fact.name] else { continue }
      let value: FactValue =
        switch draft {
        case .amount(let amount):
          fact.kind == .money ? .money(amount) : fact.kind == .mass ? .mass(amount) : .number(amount)
        case .text(let text): .text(intern(text))
        case .flag(let flag): .flag(flag)
        case .date(let date): .date(date)
        }
      line.facts.append(LineFact(fact: index, value: value))
    }
    return line
  }
}
