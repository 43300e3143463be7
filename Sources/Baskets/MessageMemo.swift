// SPDX-License-Identifier: Apache-2.0

/// Messages about texts that are not understood, so that the nearest names of a text are looked for only once.
struct MessageMemo: Sendable {
  private static let mostMessages = 1024

  private var messages: [String: String] = [:]

  /// The message about a text, made by `words` when it is asked for the first time.
  mutating func message(about text: String, words: () -> String) -> String {
    if let known = messages[text] { return known }
    if messages.count == Self.mostMessages { messages.removeAll(keepingCapacity: true) }
    let message = words()
    messages[text] = message
    return message
  }
}
