// SPDX-License-Identifier: Apache-2.0

import Baskets

extension Command {
  /// `tariff basket`: a basket to start from.
  static let basket = Command(
    declaration: CommandDeclaration(
      "basket",
      summary: "Prints a basket to start from.",
      overview: ["Prints a basket to start from: a header with the usual columns and two rows."],
      usage: ["[options]"],
      operands: [],
      count: 0...0,
      groups: [.init(title: "OPTIONS", options: [.output]), .general],
      examples: [.init(line: "tariff basket -o goods.csv", meaning: "A file to fill in.")]
    ),
    run: { context in
      try context.answer(BasketTemplate.csv)
      return .success
    }
  )
}
