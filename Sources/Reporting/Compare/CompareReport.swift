// SPDX-License-Identifier: Apache-2.0

/// What a basket owes under several regimes.
package struct CompareReport: Sendable {
  /// One regime of the comparison.
  package struct Side: Sendable {
    package var header: ReportHeader
    package var totals: TotalsReport
    package var counts: ProblemCounts

    package init(header: ReportHeader, totals: TotalsReport, counts: ProblemCounts = ProblemCounts()) {
      self.header = header
      self.totals = totals
      self.counts = counts
    }
  }

  /// In the order of the command line.
  package let sides: [Side]
  /// The index of the regime that the others are measured against.
  package let baseline: Int

  /// - Precondition: `baseline` is an index of `sides`.
  package init(sides: [Side], baseline: Int = 0) {
    precondition(sides.indices.contains(baseline), "the baseline must be one of the regimes")
    self.sides = sides
    self.baseline = baseline
  }

  /// How the side of that index differs from the baseline.
  package func delta(_ index: Int) -> Delta { Delta(from: sides[baseline].totals, to: sides[index].totals) }

  /// The sides that are measured against the baseline.
  var others: [Int] { sides.indices.filter { $0 != baseline } }

  /// The programmes charged under any regime: the baseline's in its order, then the others.
  var programmesCharged: [String] {
    var ids: [String] = []
    for side in [sides[baseline]] + others.map({ sides[$0] }) {
      for programme in side.totals.byProgramme where !ids.contains(programme.id) { ids.append(programme.id) }
    }
    return ids
  }
}
