// SPDX-License-Identifier: Apache-2.0

// A term can be of less than the goods: `45% on the case`, `2.5¢/kg on lead content`. Words become the
// name of the fact that declares the portion or the quantity: `content_case`, `weight_lead`. A fact may
// also be named outright: `25% on content_steel`.

extension RateText.Scanner {
  /// Takes what a percentage is of.
  ///
  /// `on` words name a portion of the value, `content_…`; `of` words an amount of money of its own, such as
  /// the cost of repairs, `fact_…`, unless they speak of a value or content of the goods. Words that mean
  /// the whole, such as `on the entire set`, are the base.
  mutating func takeShareOf() throws(RateTextError) -> RateTerm.Measurand {
    if take("ad valorem") || take("ad val.") { return .base }
    let isOn = take("on")
    guard isOn || take("of") || take("upon") else { return .base }
    let words = try takePhrase()
    if let name = RateText.factName(words) { return .portion(name) }
    let slug = RateText.slug(words, dropping: ["content"])
    if ["", "value", "customs_value", "entered_value", "entire_set"].contains(slug) { return .base }
    let isPortion = isOn || words.first == "value" || words.last == "content"
    return .portion((isPortion ? "content_" : "fact_") + slug)
  }

  /// Takes what an amount per unit counts; nil for the quantity of the line itself.
  ///
  /// The words of some rates only say how that quantity is taken, and whoever declares it takes it so: the
  /// kilograms of olive oil with its container, of pickles with their brine, the proof litres of the
  /// alcohol, the square metres of a tape's recording surface.
  mutating func takeMeasured(in unit: UnitOfQuantity) throws(RateTextError) -> String? {
    var ahead = self
    if ahead.take(","), ahead.take("including") {
      _ = try ahead.takePhrase()
      self = ahead
      return nil
    }
    guard take("on") || take("of") else { return nil }
    let words = try takePhrase()
    if let name = RateText.factName(words) { return name }
    if RateText.ordinaryQuantities.contains(words.joined(separator: " ")) { return nil }
    let prefix = unit.dimension == .mass ? "weight_" : "fact_"
    return prefix + RateText.slug(words, dropping: ["content", "weight"])
  }

  /// Takes words up to the next term or the end, in lower case, without commas and articles.
  mutating func takePhrase() throws(RateTextError) -> [String] {
    var words: [String] = []
    while !isAtJoint {
      if take(",") { continue }
      guard let word = takeWord()?.lowercased() else { break }
      if !["the", "a", "an", "such"].contains(word) { words.append(RateText.misprints[word] ?? word) }
    }
    if words.suffix(2) == ["if", "any"] { words.removeLast(2) }
    guard !words.isEmpty else { throw expected("what the rate is of") }
    return words
  }

  /// Whether the next word says what is counted.
  var isAtQualifier: Bool {
    var ahead = self
    return ["on", "of"].contains { ahead.take($0) }
  }

  /// Whether the next word leads to another term.
  var isAtJoint: Bool {
    var ahead = self
    return ["+", "plus", "to", "less"].contains { ahead.take($0) }
  }
}

extension RateText {
  static let ordinaryQuantities: Set<String> = [
    "entire contents of container", "contents and container", "recording surface", "ethyl alcohol content",
  ]

  /// Words that the printer got wrong.
  static let misprints = ["thebattery": "battery", "weght": "weight"]

  /// The name of a fact where the words are one.
  static func factName(_ words: [String]) -> String? {
    guard words.count == 1, let word = words.first else { return nil }
    let isName = ["content_", "weight_", "fact_"].contains { word.hasPrefix($0) && word != $0 }
    return isName ? word : nil
  }

  /// The words as part of a name: `value of the rifle` is `rifle`, `lead content` is `lead`.
  static func slug(_ words: [String], dropping endings: Set<String>) -> String {
    var words = words
    if words.starts(with: ["value", "of"]) { words.removeFirst(2) }
    if words.count > 1, let last = words.last, endings.contains(last) { words.removeLast() }
    let scalars = words.joined(separator: "_").unicodeScalars.filter { $0 != "." && $0 != "'" && $0 != "’" }
    return String(scalars.map { $0 == "-" ? "_" : $0 })
  }
}
