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
    of effective: EffectiveLaw,
    compile: () throws(Failure) -> SegmentLaw
  ) throws(Failure) -> SharedSegment {
    if let known = lock.withLock({ segments[number] }) { return known }
    let new = SharedSegment(law: try compile(), of: effective, schedules)
    return lock.withLock {
      // Whoever was first is kept, so that all share one.
      if let known = segments[number] { return known }
      segments[number] = new
      return new
    }
  }
}
