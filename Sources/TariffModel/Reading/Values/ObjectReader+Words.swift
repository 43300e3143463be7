// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics

/// Fields that hold one of a few words.
extension ObjectReader {
  /// The word of a field; messages call it `what`, or by the field's name.
  func word<Word>(_ key: String, what: String? = nil) -> Word?
  where Word: RawRepresentable<String> & CaseIterable {
    guard let text = string(key) else { return nil }
    if let word = Word(rawValue: text.value) { return word }
    let known = Word.allCases.map(\.rawValue)
    log.report(.unknownWord(text.value, what ?? key, known: known), at: text.location)
    return nil
  }

  /// The text of a field.
  func text(_ key: String) -> String? { string(key)?.value }

  /// The texts of a field, which must not be an empty list.
  func someStrings(_ key: String) -> [Located<String>]? {
    guard let member = member(key), let strings = strings(of: member) else { return nil }
    if case .array(let elements) = member.value.value, elements.isEmpty {
      log.report(.emptyList(key), at: member.keyLocation)
      return nil
    }
    return strings
  }
}
