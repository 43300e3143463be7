// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import Streaming
import TariffModel

/// One stretch of time of a compiled law, with the entries of codes that were met in it.
///
/// Thread-safe. Unchecked, because a lock guards what changes.
final class SharedSegment: @unchecked Sendable {
  let law: SegmentLaw
  let views = CompiledViews()
  let effective: EffectiveLaw
  /// How codes stand in the schedule; which editions follow is settled by the first.
  let codes: ScheduledCodes
  /// The facts that a unit of contents may declare.
  let contents: FactSet
  /// Whether portions of the value are among them.
  let contentsArePortions: Bool
  /// No rate is read from a list.
  let readsScheduleOnly: Bool
  private let schedules: CompiledSchedules
  private let lock = ConditionLock()
  private var classes = CodeClasses()
  private var entries: [CodeEntry] = []
  private var entryOfCode = WordTable<Int32>(bits: 8)
  /// The entries of goods that have two numbers.
  private var entriesOfPairs: [CodePair: CodeEntry] = [:]
  /// By reading and class: entries of listed codes where all rates are read from the schedule.
  private var entryOfLine = WordTable<Int32>(bits: 8)
  /// By class and the forms of the rates.
  private var sorts = SequenceNumbers()
  private var coverageMap: CoverageMap?
  /// By the place of a coverage in the map; nil until one of its codes is met.
  private var classOfPlace: [Int?] = []
  /// With so many codes the map is made.
  private static let codesForMap = 256

  private struct CodePair: Hashable {
    let code: CommodityCode
    let other: CommodityCode
  }

  /// How a code is covered.
  private enum FoundCoverage {
    case own(CodeCoverage)
    /// As the map says in that place.
    case mapped(CodeCoverage, place: Int)
  }

  /// `law` is a stretch of the effective law.
  init(law: SegmentLaw, of effective: EffectiveLaw, _ schedules: CompiledSchedules) {
    self.law = law
    self.effective = effective
    self.schedules = schedules
    codes = schedules.codes(underEdition: law.schedules.first?.edition.id ?? "")
    let contents = effective.facts.contents
    self.contents = contents
    contentsArePortions = contents.numbers.contains { effective.facts.facts[$0].isPortion }
    readsScheduleOnly = law.codeRates.allSatisfy { if case .list = $0 { false } else { true } }
  }

  /// The entry of a code, or of goods that have two; it is read when nobody has yet.
  func entry(of code: CommodityCode, or other: CommodityCode? = nil) -> CodeEntry {
    if let known = lock.withLock({ knownEntry(code, other) }) { return known }
    let reader = CodeReader(shared: self, schedules: schedules)
    let reading = reader.read(code, or: other)
    let coverage = coverage(of: code, or: other)
    return lock.withLock {
      // Whoever was first is kept, so that all share one.
      if let known = knownEntry(code, other) { return known }
      let entry = entry(reading, classID: classID(coverage))
      if let other {
        entriesOfPairs[CodePair(code: code, other: other)] = entry
      } else {
        entryOfCode.set(code.word, to: entry.number)
      }
      if coverageMap == nil, entryOfCode.count >= Self.codesForMap {
        let map = CoverageMap(law.codeScopes)
        coverageMap = map
        classOfPlace = Array(repeating: nil, count: map.coverages.count)
      }
      return entry
    }
  }

  private func knownEntry(_ code: CommodityCode, _ other: CommodityCode?) -> CodeEntry? {
    if let other { return entriesOfPairs[CodePair(code: code, other: other)] }
    return entryOfCode[code.word].map { entries[Int($0)] }
  }

  private func classID(_ coverage: FoundCoverage) -> Int {
    switch coverage {
    case .own(let coverage): return classes.number(of: coverage)
    case .mapped(let coverage, let place):
      if let known = classOfPlace[place] { return known }
      let id = classes.number(of: coverage)
      classOfPlace[place] = id
      return id
    }
  }

  /// The entry of all codes of that class that are read so.
  private func entry(_ reading: CodeEntry.Reading, classID: Int) -> CodeEntry {
    let isOfLine = readsScheduleOnly && reading.standing == .listed
    let word = UInt64(UInt32(reading.schedule.number)) << 32 | UInt64(classID)
    if isOfLine, let known = entryOfLine[word] { return entries[Int(known)] }
    let forms = reading.rates.map { Int32($0.form.rawValue) }
    let entry = CodeEntry(
      reading,
      classes[classID],
      number: Int32(entries.count),
      classID: classID,
      sortID: sorts.number(of: [Int32(classID)] + forms)
    )
    entries.append(entry)
    if isOfLine { entryOfLine.set(word, to: entry.number) }
    return entry
  }

  private func coverage(of code: CommodityCode, or other: CommodityCode?) -> FoundCoverage {
    if other == nil, let map = lock.withLock({ coverageMap }), let place = map.place(of: code) {
      return .mapped(map.coverages[place], place: place)
    }
    var coverage = CodeCoverage(sets: law.codeScopes.count)
    for set in law.codeScopes.indices {
      let part = law.codeScopes[set].coverage(of: code, or: other)
      if part != .none { coverage[set] = part }
    }
    return .own(coverage)
  }
}
