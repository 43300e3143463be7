// SPDX-License-Identifier: Apache-2.0

/// A report for people, as blocks from top to bottom; how they look is the style's affair.
struct Page: Sendable {
  enum Block: Sendable {
    /// A title with a line under it that says more.
    case title(String, subtitle: String)
    /// A heading above what follows.
    case heading(String)
    /// Something that must not be overlooked.
    case warning(String)
    case paragraph(String)
    /// Sentences under the name of what they are about.
    case list(String, [String])
    case grid(Grid)
    /// What the answer rests on.
    case footer([String])
  }

  private(set) var blocks: [Block] = []

  mutating func add(_ block: Block) { blocks.append(block) }

  mutating func add(list name: String, _ sentences: [String]) {
    if !sentences.isEmpty { blocks.append(.list(name, sentences)) }
  }
}
