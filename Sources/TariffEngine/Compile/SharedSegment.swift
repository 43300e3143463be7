// SPDX-License-Identifier: Apache-2.0

import Streaming
import TariffModel

/// One stretch of time of a compiled law, with the entries of codes that were met in it.
///
/// Thread-safe. Unchecked, because a lock guards what changes.
final class SharedSegment: @unchecked Sendable {
  let law: SegmentLaw
  let views = CompiledViews()
  let effective: EffectiveLaw
  private let schedules: CompiledSchedules
  private let lock = ConditionLock()
  private var classes = CodeClasses()
  private var entries: [CommodityCode: CodeEntry] = [:]
  /// The entries of goods that have two numbers.
  private var entriesOfPairs: [CodePair: CodeEntry] = [:]
  private var entriesOfLines: [LineKey: CodeEntry] = [:]
  private var sorts: [SortKey: Int] = [:]
  /// No rate is read from a list.
  private let readsScheduleOnly: Bool
  private var coverageMap: CoverageMap?
  /// With so many codes the map is made.
  private static let codesForMap = 256

  private struct CodePair: Hashable {
    let code: CommodityCode
    let other: CommodityCode
  }

  /// What tells entries of listed codes apart where all rates are read from the schedule.
  private struct LineKey: Hashable {
    let reading: ObjectIdentifier
    let classID: Int
  }

  private struct SortKey: Hashable {
    let classID: Int
    let forms: [CodeRate.Form]
  }

  /// `law` is a stretch of the effective law.
  init(law: SegmentLaw, of effective: EffectiveLaw, _ schedules: CompiledSchedules) {
    self.law = law
    self.effective = effective
    self.schedules = schedules
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
      let entry = entry(reading, coverage)
      if let other {
        entriesOfPairs[CodePair(code: code, other: other)] = entry
      } else {
        entries[code] = entry
      }
      if coverageMap == nil, entries.count >= Self.codesForMap {
        coverageMap = CoverageMap(law.codeScopes)
      }
      return entry
    }
  }

  private func knownEntry(_ code: CommodityCode, _ other: CommodityCode?) -> CodeEntry? {
    other.map { entriesOfPairs[CodePair(code: code, other: $0)] } ?? entries[code]
  }

  /// The entry of all codes that are read and covered so.
  private func entry(_ reading: CodeEntry.Reading, _ coverage: CodeCoverage) -> CodeEntry {
    let (classID, coverage) = classes.classify(coverage)
    let isOfLine = readsScheduleOnly && reading.standing == .listed
    let key = LineKey(reading: ObjectIdentifier(reading.schedule), classID: classID)
    if isOfLine, let known = entriesOfLines[key] { return known }
    let sort = SortKey(classID: classID, forms: reading.rates.map(\.form))
    let sortID = sorts[sort] ?? sorts.count
    sorts[sort] = sortID
    let entry = CodeEntry(reading, coverage, classID: classID, sortID: sortID)
    if isOfLine { entriesOfLines[key] = entry }
    return entry
  }

  private func coverage(of code: CommodityCode, or other: CommodityCode?) -> CodeCoverage {
    if other == nil, let known = lock.withLock({ coverageMap })?.coverage(of: code) { return known }
    var coverage = CodeCoverage(sets: law.codeScopes.count)
    for set in law.codeScopes.indices {
      let part = law.codeScopes[set].coverage(of: code, or: other)
      if part != .none { coverage[set] = part }
    }
    return coverage
  }
}
