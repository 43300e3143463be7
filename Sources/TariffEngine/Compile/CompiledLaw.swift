// SPDX-License-Identifier: Apache-2.0

import Streaming
import TariffModel

/// What is compiled of one law as one regime reads it, for all assessors that go by it: each stretch of time and each
/// code once.
///
/// Thread-safe. Unchecked, because a lock guards what changes.
package final class CompiledLaw: @unchecked Sendable {
  private let lock = ConditionLock()
  private var segments: [Int: SharedSegment] = [:]
  private let schedules: CompiledSchedules

  /// `schedules` is what all regimes of the territory share.
  package init(schedules: CompiledSchedules = CompiledSchedules()) {
    self.schedules = schedules
  }

  /// The stretch of that number; `compile` is asked for it when nobody has yet.
  func segment<Failure>(
    _ number: Int,
    compile: () throws(Failure) -> SegmentLaw
  ) throws(Failure) -> SharedSegment {
    if let known = lock.withLock({ segments[number] }) { return known }
    let new = SharedSegment(law: try compile(), schedules)
    return lock.withLock {
      // Whoever was first is kept, so that all share one.
      if let known = segments[number] { return known }
      segments[number] = new
      return new
    }
  }
}

/// One stretch of time of a compiled law, with the entries of codes that were met in it.
final class SharedSegment: @unchecked Sendable {
  let law: SegmentLaw
  private let schedules: CompiledSchedules
  private let lock = ConditionLock()
  private var classes = CodeClasses()
  private var entries: [CommodityCode: CodeEntry] = [:]
  /// The entries of goods that have two numbers.
  private var entriesOfPairs: [CodePair: CodeEntry] = [:]
  private var entriesOfLines: [LineKey: CodeEntry] = [:]
  /// No rate is read from a list.
  private let readsScheduleOnly: Bool
  private var coverageMap: CoverageMap?
  /// With so many codes the map is made.
  private static let codesForMap = 256

  private struct CodePair: Hashable {
    let code: CommodityCode
    let other: CommodityCode
  }

  /// What tells entries apart where all rates are read from the schedule.
  private struct LineKey: Hashable {
    let reading: ObjectIdentifier
    let classID: Int
    let standing: CodeStanding
  }

  init(law: SegmentLaw, _ schedules: CompiledSchedules) {
    self.law = law
    self.schedules = schedules
    readsScheduleOnly = law.codeRates.allSatisfy { if case .list = $0 { false } else { true } }
  }

  /// The entry of a code, or of goods that have two; it is read when nobody has yet.
  func entry(of code: CommodityCode, or other: CommodityCode?, _ effective: EffectiveLaw) -> CodeEntry {
    if let known = lock.withLock({ knownEntry(code, other) }) { return known }
    let reader = CodeReader(segment: law, law: effective, schedules: schedules)
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
    let key = LineKey(
      reading: ObjectIdentifier(reading.schedule),
      classID: classID,
      standing: reading.standing
    )
    if let known = entriesOfLines[key] { return known }
    let entry = CodeEntry(reading, coverage, classID: classID)
    if readsScheduleOnly { entriesOfLines[key] = entry }
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
