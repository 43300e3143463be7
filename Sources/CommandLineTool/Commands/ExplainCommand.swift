// SPDX-License-Identifier: Apache-2.0

import LibraryLoading

extension Command {
  /// `tariff explain`: what a diagnostic means.
  static let explain = Command(
    declaration: CommandDeclaration(
      "explain",
      summary: "Says what a message means and how to mend what it is about.",
      overview: [
        "Says what a message means and how to mend what it is about.",
        "Every message ends in its id in brackets, such as [unknown-field]. Without an id, all are listed.",
      ],
      usage: ["[ID]"],
      operands: [.init(name: "ID", help: "The id of a message.")],
      count: 0...1,
      groups: [.init(title: "OPTIONS", options: [.output, .help, .version])],
      examples: [
        .init(line: "tariff explain unknown-code", meaning: "What is wrong with a code that is unknown."),
        .init(line: "tariff explain", meaning: "All that can be explained."),
      ]
    ),
    run: { context in
      let catalogue = DiagnosticCatalogue.all
      guard let id = context.arguments.operands.first else {
        try context.answer(catalogue.entries.map { $0.id + "\n" }.joined())
        return .success
      }
      guard let entry = catalogue.entry(id.droppingBrackets) else {
        throw UsageError.unknownName(id, kind: "message", known: catalogue.entries.map(\.id))
      }
      try context.answer("\(entry.id)\n\n" + HelpText.wrap(entry.explanation, indent: 2, hanging: 2))
      return .success
    }
  )
}

extension String {
  /// The text without the brackets that messages put around an id.
  fileprivate var droppingBrackets: String {
    hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
  }
}
