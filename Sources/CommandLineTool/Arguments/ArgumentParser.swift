// SPDX-License-Identifier: Apache-2.0

/// Takes the arguments of one command apart as its declaration says.
struct ArgumentParser {
  private let command: CommandDeclaration

  init(_ command: CommandDeclaration) {
    self.command = command
  }

  /// Reads `--x v`, `--x=v`, `-o v`, `-ov`, flags and operands; everything after `--` is an operand.
  ///
  /// - Throws: `UsageError` for the first mistake.
  func parse(_ words: some Sequence<String>) throws(UsageError) -> Arguments {
    var arguments = Arguments(command: command)
    var words = Array(words)[...]
    var areOptionsEnded = false
    while let word = words.popFirst() {
      if areOptionsEnded || word == "-" || !word.hasPrefix("-") {
        arguments.add(operand: word)
      } else if word == "--" {
        areOptionsEnded = true
      } else if word.hasPrefix("--") {
        try parse(long: word, &words, into: &arguments)
      } else {
        try parse(short: word, &words, into: &arguments)
      }
    }
    // Help and version are answered whatever else was said.
    guard !arguments.has(.help), !arguments.has(.version) else { return arguments }
    if let extra = arguments.operands.dropFirst(command.operandCount.upperBound).first {
      throw .unexpectedOperand(extra)
    }
    if arguments.operands.count < command.operandCount.lowerBound {
      throw .missingOperand(command.operands[min(arguments.operands.count, command.operands.count - 1)].name)
    }
    return arguments
  }

  private func parse(
    long word: String,
    _ rest: inout ArraySlice<String>,
    into arguments: inout Arguments
  ) throws(UsageError) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = command.options.first(where: { $0.name == name }) else {
      throw .unknownOption("--\(name)", known: command.options.map(\.spelling))
    }
    try take(option, attached: parts.count > 1 ? String(parts[1]) : nil, &rest, into: &arguments)
  }

  private func parse(
    short word: String,
    _ rest: inout ArraySlice<String>,
    into arguments: inout Arguments
  ) throws(UsageError) {
    let letter = word.dropFirst().first
    guard let option = command.options.first(where: { $0.letter != nil && $0.letter == letter }) else {
      // `-regime` is more likely a long option with a dash too few than seven short ones.
      let known = command.options.map(\.spelling)
      throw .unknownOption(word, known: known.filter { $0.dropFirst() == word } + known)
    }
    let attached = word.dropFirst(2)
    try take(option, attached: attached.isEmpty ? nil : String(attached), &rest, into: &arguments)
  }

  private func take(
    _ option: OptionDeclaration,
    attached: String?,
    _ rest: inout ArraySlice<String>,
    into arguments: inout Arguments
  ) throws(UsageError) {
    guard option.isRepeatable || option.placeholder == nil || !arguments.has(option) else {
      throw .repeatedOption(option)
    }
    guard option.placeholder != nil else {
      if let attached { throw .valueOfFlag(option, value: attached) }
      arguments.add(option)
      return
    }
    let value: String
    if let attached {
      value = attached
    } else if let next = rest.first, !Self.looksLikeOption(next) {
      value = next
      rest.removeFirst()
    } else {
      throw .missingValue(option)
    }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      throw .badChoice(option, value: value)
    }
    arguments.add(option, value)
  }

  /// Whether a word is an option rather than a value: `-` is standard input, and `-5` a number.
  private static func looksLikeOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), let second = word.dropFirst().first else { return false }
    return !second.isNumber && second != "."
  }
}
