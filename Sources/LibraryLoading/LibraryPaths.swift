// SPDX-License-Identifier: Apache-2.0

/// Where things stand in a library, relative to its root.
package enum LibraryPaths {
  package static let facts = "library.json5"
  package static let law = "law"
  package static let regimes = "regimes"

  package static func folder(ofTerritory id: String) -> String { "\(law)/\(id)" }

  package static func territory(_ id: String) -> String { "\(folder(ofTerritory: id))/territory.json5" }

  package static func lists(ofTerritory id: String) -> String { "\(folder(ofTerritory: id))/lists" }

  package static func list(_ name: String, ofTerritory id: String) -> String {
    "\(lists(ofTerritory: id))/\(name).csv"
  }

  package static func regime(_ id: String) -> String { "\(regimes)/\(id).json5" }

  /// A file's name without that ending; nil when it has another.
  package static func stem(_ name: String, ending: String) -> String? {
    name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : nil
  }
}
