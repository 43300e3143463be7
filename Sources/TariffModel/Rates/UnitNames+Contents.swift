// SPDX-License-Identifier: Apache-2.0

extension UnitNames {
  /// A unit that counts not the goods but what they contain, and the fact that declares how much.
  package struct ContentUnit: Hashable, Sendable {
    package let unit: UnitOfQuantity
    /// Such as `weight_copper`; rate texts that speak of copper content name the same fact.
    package let fact: String
  }

  /// The content unit printed `Cu kg`, `cy kg`, `kg cmsc`, `t adw`; nil for any other name.
  package static func contentUnit(_ name: some StringProtocol) -> ContentUnit? {
    let words = name.split(separator: " ")
    guard words.count > 1, let first = words.first, let last = words.last else { return nil }
    let leading = key(words.dropLast().joined())
    let trailing = key(words.dropFirst().joined())
    if let content = contents[leading], let unit = unit(last), unit.dimension == .mass {
      return ContentUnit(unit: unit, fact: "weight_" + content)
    }
    if let content = contents[trailing], let unit = unit(first), unit.dimension == .mass {
      return ContentUnit(unit: unit, fact: "weight_" + content)
    }
    return nil
  }

  /// Chemical symbols and the abbreviations of schedules.
  private static let contents: [String: String] = [
    "ag": "silver", "au": "gold", "co": "cobalt", "cr": "chromium", "cr2o3": "chromic_oxide", "cu": "copper",
    "ir": "iridium", "mg": "magnesium", "mn": "manganese", "mo": "molybdenum", "naoh": "sodium_hydroxide",
    "nh3": "ammonia", "ni": "nickel", "os": "osmium", "pb": "lead", "pd": "palladium", "pt": "platinum",
    "rh": "rhodium", "ru": "ruthenium", "sb": "antimony", "si": "silicon", "sn": "tin", "v": "vanadium",
    "v2o5": "vanadium_pentoxide", "w": "tungsten", "zn": "zinc",
    "adw": "air_dry", "amc": "anhydrous_morphine", "cmsc": "cows_milk_solids", "cy": "clean", "dwb": "dry",
    "msc": "milk_solids", "ttlsug": "total_sugars",
  ]
}
