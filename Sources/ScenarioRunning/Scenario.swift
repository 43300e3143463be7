// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// A scenario file: goods, regimes, options, and what must come out.
package struct Scenario: Sendable {
  /// The goods: rows written in the file, or a basket beside it.
  package enum Goods: Sendable {
    case rows([[String: String]])
    case path(Located<String>)
  }

  package var id: String
  package var title: String
  /// Where the expected numbers are from.
  package var source: String
  package var territory: Located<String>?
  package var goods: Goods
  /// Ids, or paths; the first is the baseline.
  package var regimes: [Located<String>]
  /// Re-pins the clock of every regime.
  package var asOf: Located<String>?
  package var options: ScenarioOptions
  package var expectations: [Expectation]
  /// The file it was read from.
  package var file: SourceFile

  package init(id: String, goods: Goods, regimes: [Located<String>], file: SourceFile) {
    self.id = id
    title = ""
    source = ""
    self.goods = goods
    self.regimes = regimes
    options = ScenarioOptions()
    expectations = []
    self.file = file
  }
}

/// The options of a scenario, as they are written.
package struct ScenarioOptions: Sendable {
  package var isExact = false
  package var assessesFees: Bool?
  /// Fact → value, such as `30%`.
  package var assumptions: [Located<String>] = []
  package var transition: Located<String>?
  /// `line` or `basket`.
  package var entryPer: String?
  package var currency: String?

  package init() {}
}

/// One value that must come out.
package struct Expectation: Sendable {
  package enum Wanted: Sendable {
    /// Exactly this text.
    case text(String)
    /// A list that holds at least these.
    case containing([String])
    /// Exactly this list.
    case list([String])
  }

  /// The regime that it is about; nil means the first.
  package let regime: String?
  /// The row that it is about; nil means the totals.
  package let row: Int?
  /// The names that lead to the value, such as `charges`, `9903.88.03`, `amount`.
  package let path: [String]
  package let wanted: Wanted
  package let location: SourceLocation
}
