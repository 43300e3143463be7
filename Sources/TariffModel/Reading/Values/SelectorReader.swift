// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics

/// Reads selectors of codes and of measures.
struct SelectorReader {
  let context: RuleContext

  /// Selectors of codes; bad ones are reported and left out.
  func codes(_ texts: [Located<String>]) -> [CodeSelector] {
    texts.compactMap(code)
  }

  /// Selectors of measures, which are noted, to be checked when all measures are read.
  func measures(_ texts: [Located<String>]) -> [MeasureSelector] {
    texts.map { text in
      let selector = MeasureSelector(text.value)
      switch selector {
      case .id, .prefix: context.references.noteMeasure(text)
      case .duties, .everything: break
      }
      return selector
    }
  }

  private func code(_ text: Located<String>) -> CodeSelector? {
    if text.value.hasPrefix("@") { return list(text) }
    guard let dots = Self.rangeMark(in: text.value) else {
      return prefix(text.value, at: text.location).map(CodeSelector.prefix)
    }
    let first = prefix(text.value[..<dots.lowerBound], at: text.location)
    let last = prefix(text.value[dots.upperBound...], at: text.location)
    guard let first, let last else { return nil }
    guard first.length == last.length else {
      context.log.report(.unequalCodeRange(text.value), at: text.location)
      return nil
    }
    guard first <= last else {
      context.log.report(.reversedCodeRange(text.value), at: text.location)
      return nil
    }
    return .range(first, last)
  }

  /// Where the two dots of a range stand.
  private static func rangeMark(in text: String) -> Range<String.Index>? {
    let bytes = text.utf8
    var index = bytes.startIndex
    while let dot = bytes[index...].firstIndex(of: UInt8(ascii: ".")) {
      index = bytes.index(after: dot)
      if index < bytes.endIndex, bytes[index] == UInt8(ascii: ".") { return dot..<bytes.index(after: index) }
    }
    return nil
  }

  private func prefix(_ text: some StringProtocol, at location: SourceLocation) -> CommodityCode? {
    if let code = CommodityCode(text) { return code }
    context.log.report(.badCode(String(text)), at: location)
    return nil
  }

  /// `@name` or `@name[column=value]`.
  private func list(_ text: Located<String>) -> CodeSelector? {
    let written = text.value.utf8.dropFirst()
    let name = written.prefix { $0 != UInt8(ascii: "[") }
    var filter: ListFilter?
    if name.endIndex < written.endIndex {
      let inner = written[name.endIndex...].dropFirst()
      guard inner.last == UInt8(ascii: "]"), let equals = inner.firstIndex(of: UInt8(ascii: "=")) else {
        context.log.report(.badListSelector(text.value), at: text.location)
        return nil
      }
      filter = ListFilter(
        column: Self.trimmed(inner[..<equals]),
        value: Self.trimmed(inner[equals...].dropFirst().dropLast())
      )
    }
    guard !name.isEmpty, filter?.column.isEmpty != true else {
      context.log.report(.badListSelector(text.value), at: text.location)
      return nil
    }
    context.references.noteList(String(Substring(name)), filter: filter, at: text.location)
    return .list(String(Substring(name)), filter: filter)
  }

  private static func trimmed(_ text: Substring.UTF8View) -> String {
    var text = text
    while text.first == UInt8(ascii: " ") { text.removeFirst() }
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    return String(Substring(text))
  }
}

extension ObjectReader {
  /// The selectors of codes in a field, which must not be an empty list.
  func codes(_ key: String, _ context: RuleContext) -> [CodeSelector]? {
    someStrings(key).map { SelectorReader(context: context).codes($0) }
  }

  /// The selectors of measures in a field.
  func measures(_ key: String, _ context: RuleContext) -> [MeasureSelector]? {
    strings(key).map { SelectorReader(context: context).measures($0) }
  }

  /// The origins in a field, groups expanded; empty for all.
  func origins(_ key: String, _ context: RuleContext, allowsAll: Bool = true) -> [String]? {
    someStrings(key).map { context.origins.read($0, allowsAll: allowsAll) }
  }
}
