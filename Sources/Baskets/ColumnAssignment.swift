// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import SourceDiagnostics
import TariffModel

/// Gives each column of a header its role, and reports what cannot be settled.
struct ColumnAssignment {
  let matcher: ColumnMatcher
  let names: [String]
  private(set) var roles: [ColumnRole]
  private var certainties: [ColumnMatcher.Certainty]
  private var notes: [String]
  private let delimiter: String
  private let places: [SourceLocation]
  private let whole: SourceLocation
  private let log: DiagnosticLog

  init(matcher: ColumnMatcher, header: HeaderFinder.Header, file: SourceFile, log: DiagnosticLog) {
    self.matcher = matcher
    self.log = log
    let bytes = file.bytes
    names = header.row.texts(in: bytes.span).map(HeaderFinder.trimmed)
    roles = names.map { _ in .ignored }
    certainties = names.map { _ in .alias }
    notes = names.map { _ in "" }
    delimiter = header.format.delimiter.name
    places = names.indices.map { SourceLocation(file: file, range: header.row[$0].range) }
    whole = SourceLocation(file: file, range: header.row.range)
  }

  /// What each column was taken for.
  var report: [ColumnReport] {
    names.indices.map {
      ColumnReport(column: names[$0], role: roles[$0], takenFor: matcher.name(of: roles[$0]), note: notes[$0])
    }
  }

  /// Fills `roles`.
  mutating func assign(_ options: BasketOptions) {
    for index in names.indices { matchName(index) }
    for (field, column) in options.columnMap.sorted(by: { $0.key < $1.key }) { map(field, column) }
    settleRivals()
    giveHints()
    checkTariffOrdinals()
    checkDefaults(options)
    checkRequired(options)
  }

  private mutating func matchName(_ index: Int) {
    guard !names[index].isEmpty else { return }
    do throws(ColumnMatcher.Unknown) {
      let match = try matcher.match(names[index])
      roles[index] = match.role
      certainties[index] = match.certainty
    } catch {
      switch error {
      case .fact(let name):
        log.error(.unknownFact(name, known: matcher.facts.facts.map(\.name)), at: places[index])
      case .programme(let name):
        log.error(.unknownProgramme(name, known: matcher.programmes ?? []), at: places[index])
      }
    }
  }

  private mutating func map(_ field: String, _ column: String) {
    guard let role = matcher.role(named: field) else {
      log.error(.unknownBasketField(field, known: matcher.knownNames), at: nil)
      return
    }
    let folded = FoldedName.fold(column)
    guard
      let index = names.firstIndex(of: column) ?? names.firstIndex(where: { FoldedName.fold($0) == folded })
    else {
      log.error(.unknownColumn(column, for: field, known: names.filter { !$0.isEmpty }), at: whole)
      return
    }
    roles[index] = role
    certainties[index] = .mapped
    notes[index] = ""
  }

  /// Leaves each field to one column: the one that is mapped, else the one with the published name.
  ///
  /// Columns of one fact stay side by side, since reports have a fact under several names: rows are to fill one of
  /// them, or all alike.
  private mutating func settleRivals() {
    var holders: [ColumnRole: Int] = [:]
    for index in names.indices {
      let role = roles[index]
      guard role != .ignored, role != .passedThrough else { continue }
      guard let holder = holders[role] else {
        holders[role] = index
        continue
      }
      if case .fact(let fact) = role, certainties[index] != .mapped, certainties[holder] != .mapped {
        let name = matcher.facts.facts[fact].name
        notes[index] = "'\(names[holder])' gives '\(name)', too; a row fills one of them"
        continue
      }
      if certainties[index] > certainties[holder] {
        holders[role] = index
        yield(holder, to: index)
      } else {
        let isTie = certainties[index] == certainties[holder]
        if isTie, !isDescriptive(role) {
          log.error(.twoColumns(matcher.name(of: role), names[holder], names[index]), at: places[index])
        }
        yield(index, to: holder)
      }
    }
  }

  private mutating func yield(_ index: Int, to holder: Int) {
    notes[index] = "'\(matcher.name(of: roles[index]))' is taken from '\(names[holder])'"
    roles[index] = .ignored
  }

  /// Says of columns that mean nothing what they may have been meant for, if no other column is taken for that.
  private mutating func giveHints() {
    for index in names.indices where roles[index] == .ignored && notes[index].isEmpty && !names[index].isEmpty
    {
      guard let hint = matcher.hint(for: names[index]), !roles.contains(hint.role) else { continue }
      notes[index] = hint.text
    }
  }

  private func isDescriptive(_ role: ColumnRole) -> Bool {
    if case .field(let field) = role { return field.isDescriptive }
    return false
  }

  private func checkTariffOrdinals() {
    for index in names.indices where ColumnAliases.tariffOrdinals.contains(FoldedName.fold(names[index])) {
      log.error(.rowPerTariffNumber(names[index]), at: places[index])
    }
  }

  private func checkDefaults(_ options: BasketOptions) {
    for name in options.defaults.keys.sorted() {
      guard let role = matcher.role(named: name) else {
        log.error(.unknownBasketField(name, known: matcher.knownNames), at: nil)
        continue
      }
      if case .field(let field) = role, !field.canBeDefault {
        log.error(.badDefault(name, "it differs from line to line"), at: nil)
      } else if let holder = roles.firstIndex(of: role) {
        log.warning(.unusedDefault(name, column: names[holder]), at: places[holder])
      }
    }
  }

  private func checkRequired(_ options: BasketOptions) {
    let defaults = Set(options.defaults.keys.compactMap { matcher.role(named: $0) })
    func has(_ field: BasketField) -> Bool {
      roles.contains(.field(field)) || defaults.contains(.field(field))
    }
    var missing: [BasketField] = []
    if !has(.hts) { missing.append(.hts) }
    if !has(.origin) { missing.append(.origin) }
    if !has(.value), !(has(.unitPrice) && has(.quantity)) { missing.append(.value) }
    for field in missing {
      let free = names.indices.filter { roles[$0] == .ignored && !names[$0].isEmpty }.map { names[$0] }
      let near = free.filter { matcher.hint(for: $0)?.role == .field(field) }
      log.error(.missingColumn(field, delimiter: delimiter, near: near), at: whole)
    }
  }
}
