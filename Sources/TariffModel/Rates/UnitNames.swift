// SPDX-License-Identifier: Apache-2.0

/// The names of units of quantity: abbreviations of schedules, rate texts, statistics and shops.
///
/// Case, dots and blanks do not matter: `pf. liter`, `PF.LITERS` and `pfliter` are one name.
package enum UnitNames {
  /// The unit of that name; nil if no table has it.
  ///
  /// Units that are no whole number of millionths of their base unit, such as the pound, are not here:
  /// `UnitConversion` knows them.
  package static func unit(_ name: some StringProtocol) -> UnitOfQuantity? {
    units[key(name)]
  }

  /// What the tables know a name by: lower case, without dots and blanks, exponents as plain digits.
  static func key(_ name: some StringProtocol) -> String {
    var key = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case ".", " ", "\u{A0}", "^", "-": continue
      case "\u{B2}": key.append("2")
      case "\u{B3}": key.append("3")
      default: key.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(key)
  }
}
