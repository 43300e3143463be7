// SPDX-License-Identifier: Apache-2.0

extension CommandDeclaration {
  /// What can be said without a command.
  static let tool = CommandDeclaration(
    "",
    summary: "",
    overview: [],
    usage: [],
    count: 0...0,
    groups: [OptionGroup(title: "OPTIONS", options: [.library, .help, .version])],
    examples: []
  )
}
