// SPDX-License-Identifier: Apache-2.0

/// Whether something holds, when facts may be missing.
enum Truth: Hashable, Sendable {
  case yes
  case no
  case unknown

  init(_ value: Bool) { self = value ? .yes : .no }

  static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }
}
