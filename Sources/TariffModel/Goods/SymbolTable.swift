// SPDX-License-Identifier: Apache-2.0

/// The texts that lines repeat (origins, modes, claims …), each under one small number.
///
/// A value type: each worker that reads a basket starts from the same table and adds its own.
package struct SymbolTable: Sendable {
  private var texts: [String] = [""]
  private var ids: [String: SymbolID] = ["": .none]
  private var claimLists: [[SymbolID]] = [[]]
  private var claimListIDs: [[SymbolID]: UInt16] = [[]: 0]

  package init() {}

  /// The number of that text, given out now if it is new; nil when 65,535 are in use.
  package mutating func intern(_ text: String) -> SymbolID? {
    if let known = ids[text] { return known }
    guard texts.count < Int(UInt16.max) else { return nil }
    let id = SymbolID(index: UInt16(texts.count))
    texts.append(text)
    ids[text] = id
    return id
  }

  /// The number of that text if it was interned.
  package func find(_ text: String) -> SymbolID? { ids[text] }

  /// The text of that number.
  package func text(_ id: SymbolID) -> String { texts[Int(id.index)] }

  /// The number of that list of claims, sorted and without repetition; nil when 65,535 are in use.
  package mutating func internClaims(_ claims: [SymbolID]) -> UInt16? {
    let sorted = Set(claims).sorted { $0.index < $1.index }
    if let known = claimListIDs[sorted] { return known }
    guard claimLists.count < Int(UInt16.max) else { return nil }
    let id = UInt16(claimLists.count)
    claimLists.append(sorted)
    claimListIDs[sorted] = id
    return id
  }

  /// The claims of that list.
  package func claims(_ id: UInt16) -> [SymbolID] { claimLists[Int(id)] }
}
