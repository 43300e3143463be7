// SPDX-License-Identifier: Apache-2.0

/// Finds the names a writer may have meant.
package enum Suggestion {
  /// A name further away than this is no misspelling but another word.
  private static let greatestDistance = 3

  /// The candidates nearest to a name, nearest first, equally near ones in alphabetical order.
  ///
  /// Near means fewer than four edits and fewer than half as many edits as the name has letters. An
  /// edit inserts, drops or replaces a letter, or swaps two neighbours. The name itself is left out.
  package static func nearest(
    to name: String,
    among candidates: some Sequence<String>,
    limit: Int = 3
  ) -> [String] {
    let letters = Array(name.unicodeScalars)
    var near: [(distance: Int, name: String)] = []
    for candidate in Set(candidates) where candidate != name {
      let others = Array(candidate.unicodeScalars)
      guard abs(letters.count - others.count) <= greatestDistance else { continue }
      let distance = editDistance(letters, others)
      if distance <= greatestDistance, 2 * distance < letters.count { near.append((distance, candidate)) }
    }
    near.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return near.prefix(limit).map(\.name)
  }

  /// `did you mean 'x' or 'y'?`, or nil when no candidate is near.
  package static func help(for name: String, among candidates: some Sequence<String>) -> String? {
    let names = nearest(to: name, among: candidates).map { "'\($0)'" }
    guard let last = names.last else { return nil }
    let others = names.dropLast().joined(separator: ", ")
    return others.isEmpty ? "did you mean \(last)?" : "did you mean \(others) or \(last)?"
  }

  /// The Damerau–Levenshtein distance in which no stretch is edited twice.
  ///
  /// - Complexity: O(*left* × *right*).
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      row.reserveCapacity(right.count + 1)
      for j in right.indices {
        let replaced = previous[j] + (left[i] == right[j] ? 0 : 1)
        var best = min(replaced, previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, beforePrevious[j - 1] + 1)
        }
        row.append(best)
      }
      (beforePrevious, previous) = (previous, row)
    }
    return previous[right.count]
  }
}
