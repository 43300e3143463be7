// SPDX-License-Identifier: Apache-2.0

/// Writes help out of declarations.
///
/// Always 80 columns wide, so that it reads the same in a terminal, in a file and in the documentation.
struct HelpText {
  private static let width = 80
  /// Where descriptions begin.
  private static let column = 26

  /// The help of one command.
  static func text(of command: CommandDeclaration) -> String {
    var sections = [overview(command.overview), usage(command.usageLines)]
    if !command.operands.isEmpty {
      sections.append(section("ARGUMENTS", command.operands.map { ($0.name, $0.help) }))
    }
    for group in command.groups {
      sections.append(section(group.title, group.options.map { (label(of: $0), $0.help) }))
    }
    sections.append(examples(command.examples))
    return sections.joined(separator: "\n")
  }

  /// The help of the tool as a whole.
  static func overviewText(of commands: [CommandDeclaration]) -> String {
    let rows = commands.map { ($0.name, $0.summary) }
    let options = [OptionDeclaration.help, .version].map { (label(of: $0), $0.help) }
    return [
      overview(ToolTexts.overview),
      usage(["tariff COMMAND [options]"]),
      section("COMMANDS", rows),
      section("OPTIONS", options),
      section("EXIT CODES", ToolTexts.exitCodes),
      examples(ToolTexts.examples),
      "See 'tariff help COMMAND' for the options of a command.\n",
    ].joined(separator: "\n")
  }

  private static func overview(_ paragraphs: [String]) -> String {
    let first = wrap("OVERVIEW: " + (paragraphs.first ?? ""), indent: 0, hanging: 0)
    return ([first] + paragraphs.dropFirst().map { wrap($0, indent: 0, hanging: 0) }).joined(separator: "\n")
  }

  private static func usage(_ lines: [String]) -> String {
    guard lines.count > 1 else { return wrap("USAGE: " + lines.joined(), indent: 0, hanging: 7) }
    return "USAGE:\n" + lines.map { wrap($0, indent: 2, hanging: 4) }.joined()
  }

  private static func section(_ title: String, _ rows: [(label: String, help: String)]) -> String {
    "\(title):\n" + rows.map { row($0.label, $0.help) }.joined()
  }

  private static func row(_ label: String, _ help: String) -> String {
    let left = "  " + label
    guard left.count <= column - 2 else {
      return left + "\n" + wrap(help, indent: column, hanging: column)
    }
    let padding = String(repeating: " ", count: column - left.count)
    return left + padding + wrap(help, indent: column, hanging: column).dropFirst(column)
  }

  private static func examples(_ examples: [CommandDeclaration.Example]) -> String {
    let texts = examples.map { "  \($0.line)\n" + wrap($0.meaning, indent: 6, hanging: 6) }
    return "EXAMPLES:\n" + texts.joined()
  }

  /// How an option is written: `-o, --output FILE`.
  private static func label(of option: OptionDeclaration) -> String {
    let letter = option.letter.map { "-\($0), " } ?? ""
    let value = option.placeholder.map { " \($0)" } ?? ""
    return letter + option.spelling + value
  }

  /// The text in lines that fit, the first indented by `indent`, the others by `hanging`; each ends in a
  /// line feed.
  static func wrap(_ text: String, indent: Int, hanging: Int) -> String {
    var result = ""
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        result += line + "\n"
        line = String(repeating: " ", count: hanging)
        isEmpty = true
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    return result + line + "\n"
  }
}
