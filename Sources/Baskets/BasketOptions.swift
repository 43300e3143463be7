// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import TariffModel

/// How a basket is to be read, as its descriptor and the command line say.
package struct BasketOptions: Sendable {
  /// The currency of all amounts of a `Line`.
  package var accounting: Currency
  /// The clock that times with an offset are converted to.
  package var clock: TerritoryClock
  /// The lengths that a code may have.
  package var codeDigits: [Int]
  /// The currency of lines that name none; nil means the accounting currency.
  package var currency: String?
  /// Column → text, for columns that the file does not have.
  package var defaults: [String: String]
  /// Field or fact → column, as the user maps them.
  package var columnMap: [String: String]
  /// Which way round dates with slashes are.
  package var dateOrder: WrittenInstant.Order
  package var entryPer: EntryGrouping
  /// Whether fees of an entry are left out.
  package var omitsFees: Bool
  /// Whether the lines are statistics, of which nobody can ask for what is not declared.
  package var isStatistics: Bool
  /// Fact → what to take where no line declares it; see `BasketAssumption`.
  package var assume: [String: String]

  package init(
    accounting: Currency,
    clock: TerritoryClock = TerritoryClock(utcOffset: 0, daylight: nil),
    codeDigits: [Int] = [6, 8, 10],
    currency: String? = nil,
    defaults: [String: String] = [:],
    columnMap: [String: String] = [:],
    dateOrder: WrittenInstant.Order = .monthFirst,
    entryPer: EntryGrouping = .asDeclared,
    omitsFees: Bool = false,
    isStatistics: Bool = false,
    assume: [String: String] = [:]
  ) {
    self.accounting = accounting
    self.clock = clock
    self.codeDigits = codeDigits
    self.currency = currency
    self.defaults = defaults
    self.columnMap = columnMap
    self.dateOrder = dateOrder
    self.entryPer = entryPer
    self.omitsFees = omitsFees
    self.isStatistics = isStatistics
    self.assume = assume
  }

  /// What holds for goods imported into that territory.
  package init(_ territory: Territory) {
    self.init(accounting: territory.currency, clock: territory.clock, codeDigits: territory.codeDigits)
  }

  /// Takes over what a descriptor says; what was set before by hand is kept where both speak.
  package mutating func adopt(_ descriptor: BasketDescriptor) {
    currency = currency ?? descriptor.currency
    defaults.merge(descriptor.defaults) { ours, _ in ours }
    columnMap.merge(descriptor.columnMap) { ours, _ in ours }
    omitsFees = omitsFees || descriptor.omitsFees
    isStatistics = isStatistics || descriptor.isStatistics
    if let order = descriptor.dateOrder, dateOrder == .monthFirst { dateOrder = order }
    if let grouping = descriptor.entryPer, entryPer == .asDeclared { entryPer = grouping }
  }
}
