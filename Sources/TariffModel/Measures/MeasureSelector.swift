// SPDX-License-Identifier: Apache-2.0

/// Which other measures a rule speaks of.
///
/// It never covers the measure that carries it.
package enum MeasureSelector: Hashable, Sendable {
  /// The measure, or all measures of the programme, of that id.
  case id(String)
  /// Every measure or programme whose id begins so.
  case prefix(String)
  /// Every other charge of kind duty.
  case duties
  /// Every other charge.
  case everything

  /// Reads `9903.01.25`, `section-232*`, `duties` or `*`.
  package init(_ text: String) {
    switch text {
    case "*": self = .everything
    case "duties": self = .duties
    default: self = text.hasSuffix("*") ? .prefix(String(text.dropLast())) : .id(text)
    }
  }

  /// Whether it covers the measure of that id, programme and kind.
  package func covers(measure: String, programme: String, kind: MeasureKind) -> Bool {
    switch self {
    case .id(let id): id == measure || id == programme
    case .prefix(let prefix): measure.hasPrefix(prefix) || programme.hasPrefix(prefix)
    case .duties: kind == .duty
    case .everything: kind != .control
    }
  }
}
