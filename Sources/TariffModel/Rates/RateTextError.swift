// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// Why a text is neither a rate nor a reference to one.
package enum RateTextError: Error, Hashable, Sendable {
  /// There is no text.
  case empty
  /// Something other than what was expected stands at that place, in scalars from the beginning.
  case expected(String, offset: Int)
  /// The figure at that place cannot be taken exactly.
  case badFigure(DecimalError, offset: Int)

  /// The place, in Unicode scalars from the beginning of the text.
  package var offset: Int {
    switch self {
    case .empty: 0
    case .expected(_, let offset), .badFigure(_, let offset): offset
    }
  }
}

extension RateTextError: CustomStringConvertible {
  /// A few words on what is wrong, without the place.
  package var description: String {
    switch self {
    case .empty: "expected a rate"
    case .expected(let what, _): "expected \(what)"
    case .badFigure(.malformed, _): "expected a number"
    case .badFigure(.tooPrecise, _): "the figure has more digits than can be kept exactly"
    case .badFigure(.overflow, _): "the figure is too large"
    }
  }
}
