// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

extension UsageError {
  /// What is wrong, in one sentence without a full stop.
  var text: String {
    switch self {
    case .noCommand: "no command given"
    case .unknownCommand(let name, _): "unknown command '\(name)'"
    case .unknownOption(let spelling, _): "unknown option '\(spelling)'"
    case .missingValue(let option): "\(option.spelling) needs a value, \(option.placeholder ?? "")"
    case .valueOfFlag(let option, let value): "\(option.spelling) takes no value, but '\(value)' is given"
    case .repeatedOption(let option): "\(option.spelling) is given twice"
    case .badChoice(let option, let value): "'\(value)' is no value for \(option.spelling)"
    case .badValue(let option, let value, _): "'\(value)' is no value for \(option.spelling)"
    case .badOption(let option, let reason, _): "\(option.spelling): \(reason)"
    case .missingOption(let option): "\(option.spelling) \(option.placeholder ?? "") is missing"
    case .conflictingOptions(let first, let second):
      "\(first.spelling) and \(second.spelling) exclude each other"
    case .missingOperand(let name): "\(name) is missing"
    case .unexpectedOperand(let text): "unexpected '\(text)'"
    case .badOperand(let text, _): "'\(text)' cannot be read"
    case .unknownName(let name, let kind, _): "unknown \(kind) '\(name)'"
    }
  }

  /// What to type instead; nil when the usage line says enough.
  var help: String? {
    switch self {
    case .unknownCommand(let name, let known), .unknownOption(let name, let known):
      return Suggestion.help(for: name, among: known)
    case .unknownName(let name, let kind, let known):
      if let suggestion = Suggestion.help(for: name, among: known) { return suggestion }
      let longer = known.filter { !name.isEmpty && $0.hasPrefix(name) }
      if !longer.isEmpty { return Self.list(of: longer) }
      return known.isEmpty ? "there is no \(kind) at all" : Self.list(of: known)
    case .badChoice(let option, let value):
      return Suggestion.help(for: value, among: option.choices) ?? Self.list(of: option.choices)
    case .badValue(_, _, let expected), .badOperand(_, let expected): return "give \(expected)"
    case .badOption(_, _, let help): return help
    default: return nil
    }
  }

  /// `there are a, b and c`, of many only the first.
  private static func list(of names: [String]) -> String {
    let shown = names.prefix(12)
    guard shown.count == names.count else { return "there are \(shown.joined(separator: ", ")) …" }
    guard let last = shown.last, shown.count > 1 else { return "there is \(names.joined())" }
    return "there are \(shown.dropLast().joined(separator: ", ")) and \(last)"
  }
}
