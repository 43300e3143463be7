// SPDX-License-Identifier: Apache-2.0

import TariffEngine
import TariffModel
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The compiled engine against the plain evaluator, on worlds that nobody thought of.
@Suite struct OracleTests {
  /// How many worlds are tried: `TARIFF_FUZZ_ITERATIONS`, or a number that takes some ten seconds.
  static var iterations: Int { getenv("TARIFF_FUZZ_ITERATIONS").flatMap { Int(String(cString: $0)) } ?? 800 }

  /// The first seed: `TARIFF_FUZZ_SEED`, to try again what failed.
  static var firstSeed: Int { getenv("TARIFF_FUZZ_SEED").flatMap { Int(String(cString: $0)) } ?? 1 }

  /// Seeds of worlds in which the two differed: a measure that may be replaced was taken to replace another; a
  /// regime gave a control a rate by a list, whose codes were then taken for those of the control.
  static let onceWrong = [12_652, 53_680, 68_420]

  @Test func `The engine charges what the plain evaluator charges`() {
    var failures = 0
    let seeds = Array(Self.firstSeed..<(Self.firstSeed + Self.iterations)) + Self.onceWrong
    for seed in seeds where failures < 3 {
      var maker = CaseMaker(seed: UInt64(seed))
      let found = maker.makeCase()
      guard !found.disagreements().isEmpty else { continue }
      failures += 1
      let small = found.shrunk { !$0.disagreements().isEmpty }
      let differences = small.disagreements().map { "engine: \($0.engine)\nplain:  \($0.plain)" }
      Issue.record("seed \(seed)\n\(small.described)\n\(differences.joined(separator: "\n"))")
    }
  }

  /// What is never invented would not be tested.
  @Test func `The worlds hold codes that were renumbered, and some that were divided`() {
    var (renumbered, divided) = (0, 0)
    for seed in 1...400 {
      var maker = CaseMaker(seed: UInt64(seed))
      let world = maker.makeCase()
      let assessor = Assessor(law: world.law, options: world.options)
      var symbols = SymbolTable()
      var assessment = Assessment()
      for draft in world.lines {
        assessor.assess(draft.line(row: 1, in: &symbols), symbols: symbols, into: &assessment)
        for case .renumbered(let codes, _) in assessment.notes {
          renumbered += 1
          divided += codes.count > 1 ? 1 : 0
        }
      }
    }
    #expect(renumbered > 100)
    #expect(divided > 10)
  }
}
