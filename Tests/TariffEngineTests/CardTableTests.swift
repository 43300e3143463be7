// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TariffEngine

/// The table of cards by kind of lines and class of goods.
@Suite struct CardTableTests {
  @Test("Rows keep what was set while they and others grow, and know nothing else")
  func growth() {
    var table = CardTable()
    table.makeRoom(rows: 3)
    // Classes come in no order, by steps that no width divides.
    for step in 0..<500 { table[step % 2, step * 37 % 501] = Int32(step) }
    for step in 0..<500 { #expect(table[step % 2, step * 37 % 501] == Int32(step)) }
    #expect(table[0, 37] == CardTable.unknown)
    #expect(table[1, 100_000] == CardTable.unknown)
    #expect(table[2, 0] == CardTable.unknown)
    table.makeRoom(rows: 2)
    table[2, 0] = CardTable.byContent
    #expect(table[2, 0] == CardTable.byContent)
  }
}
