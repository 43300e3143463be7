// SPDX-License-Identifier: Apache-2.0

/// A part of the value of a line, made of disjoint portions and the rest that no portion names.
enum Region: Hashable, Sendable {
  /// These portions and nothing else.
  case only(Set<String>)
  /// Everything except these portions.
  case allBut(Set<String>)

  static let nothing = Region.only([])
  static let everything = Region.allBut([])

  /// What lies in either.
  func union(_ other: Region) -> Region {
    switch (self, other) {
    case (.only(let left), .only(let right)): .only(left.union(right))
    case (.only(let left), .allBut(let right)): .allBut(right.subtracting(left))
    case (.allBut(let left), .only(let right)): .allBut(left.subtracting(right))
    case (.allBut(let left), .allBut(let right)): .allBut(left.intersection(right))
    }
  }

  /// What lies in this one and not in the other.
  func subtracting(_ other: Region) -> Region {
    switch (self, other) {
    case (.only(let left), .only(let right)): .only(left.subtracting(right))
    case (.only(let left), .allBut(let right)): .only(left.intersection(right))
    case (.allBut(let left), .only(let right)): .allBut(left.union(right))
    case (.allBut(let left), .allBut(let right)): .only(right.subtracting(left))
    }
  }
}
