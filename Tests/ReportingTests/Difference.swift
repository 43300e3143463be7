// SPDX-License-Identifier: Apache-2.0

import Testing

/// Expects both texts to be the same, and shows the lines that are not.
func expectNoDifference(
  _ bytes: [UInt8],
  _ expected: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let actual = String(decoding: bytes, as: UTF8.self)
  guard actual != expected else { return }
  let difference = lineDifference(from: expected, to: actual)
  Issue.record("- expected, + actual\n\(difference)", sourceLocation: sourceLocation)
}

/// The lines of both texts: those in common after a blank, those of one only after a sign.
func lineDifference(from old: String, to new: String) -> String {
  let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
  let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = newLines.difference(from: oldLines)
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in changes {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  var shown: [String] = []
  var place = 0
  for (index, line) in oldLines.enumerated() {
    while inserted.contains(place) {
      shown.append("+" + newLines[place])
      place += 1
    }
    if removed.contains(index) {
      shown.append("-" + line)
    } else {
      shown.append(" " + line)
      place += 1
    }
  }
  while place < newLines.count {
    shown.append("+" + newLines[place])
    place += 1
  }
  return shown.joined(separator: "\n")
}

/// What `body` appends.
func written(_ body: (inout [UInt8]) -> Void) -> [UInt8] {
  var bytes: [UInt8] = []
  body(&bytes)
  return bytes
}
