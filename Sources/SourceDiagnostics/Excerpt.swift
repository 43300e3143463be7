// SPDX-License-Identifier: Apache-2.0

/// The line of a text that a diagnostic is about, fit to be printed, and what underlines the place.
struct Excerpt {
  let line: Int
  /// The line, or the part of it around the place, with `…` where it was cut.
  let text: String
  /// What stands before the carets to bring them under the place; tabs remain tabs.
  let padding: String
  let carets: String

  /// Cuts the excerpt out of the original text.
  ///
  /// A place that goes on in further lines is underlined to the end of its first; an empty one gets
  /// a single caret. `width` counts scalars and is at least 8.
  init(of location: SourceLocation, width: Int) {
    let file = location.file
    let width = max(width, 8)
    line = file.line(containing: location.range.lowerBound)
    let scalars = Array(file.text(ofLine: line).unicodeScalars)
    let first = min(file.scalarCount(before: location.range.lowerBound, inLine: line), scalars.count)
    let last = min(file.scalarCount(before: location.range.upperBound, inLine: line), scalars.count)

    var start = 0
    var end = scalars.count
    if scalars.count > width {
      start = max(0, min(first - width / 3, scalars.count - width))
      end = start + width
    }
    var shown = scalars[start..<end].map(\.printable)
    if start > 0 { shown[0] = "…" }
    if end < scalars.count { shown[shown.count - 1] = "…" }

    text = String(String.UnicodeScalarView(shown))
    padding = shown.prefix(first - start)
      .map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.columns) }
      .joined()
    let marked = first < last ? shown[(first - start)..<(min(last, end) - start)] : []
    carets = String(repeating: "^", count: max(1, marked.reduce(0) { $0 + $1.columns }))
  }
}
