// SPDX-License-Identifier: Apache-2.0

import TariffModel

extension ScheduleImport {
  /// The unit names of a line, each in its usual spelling, without blanks and repetitions.
  ///
  /// A name that no table knows, such as one that counts a content (`kg cmsc`), stays as printed.
  static func units(_ printed: [String]) -> [String] {
    var result: [String] = []
    for name in printed.flatMap(parts) {
      let name = UnitNames.unit(name)?.name ?? name
      if !name.isEmpty, !result.contains(name) { result.append(name) }
    }
    return result
  }

  /// The two names in one such as `No. and kg`.
  private static func parts(_ printed: String) -> [String] {
    let words = RateText.plain(printed).split(separator: " ")
    return words.split(separator: "and").map { $0.joined(separator: " ") }
  }

  /// The names in a list printed as `["doz.","<u>kg<\/u>"]`, or the text itself if it is no list.
  static func unitList(_ cell: String) -> [String] {
    guard cell.hasPrefix("["), cell.hasSuffix("]") else { return [cell] }
    var names: [String] = []
    var name: String.UnicodeScalarView?
    var escapes = false
    for scalar in cell.unicodeScalars {
      guard let sofar = name else {
        if scalar == "\"" { name = String.UnicodeScalarView() }
        continue
      }
      if escapes {
        escapes = false
        name = sofar + [scalar == "n" || scalar == "t" || scalar == "r" ? " " : scalar]
      } else if scalar == "\\" {
        escapes = true
      } else if scalar == "\"" {
        names.append(String(sofar))
        name = nil
      } else {
        name = sofar + [scalar]
      }
    }
    return names
  }
}
