// SPDX-License-Identifier: Apache-2.0

/// Tells a person at a terminal how far a long run has come.
///
/// Says nothing to files and pipes, nothing in the first seconds, and leaves nothing on the screen.
///
/// A class, because the reading of the input advances it. Unchecked: one thread at a time reads.
final class Progress: @unchecked Sendable {
  /// Silent for so many milliseconds, and between two messages.
  private static let patience = (first: Int64(2000), next: Int64(250))

  private let console: Console?
  private let start: Int64
  private var bytes = 0
  private var said: Int64?

  init(_ context: Context) {
    console = context.console.isErrorTerminal && !context.arguments.has(.quiet) ? context.console : nil
    start = console?.milliseconds() ?? 0
  }

  /// So many bytes more have been read.
  func advance(by count: Int) {
    guard let console else { return }
    bytes += count
    let now = console.milliseconds()
    guard now - start > Self.patience.first, now - (said ?? 0) > Self.patience.next else { return }
    said = now
    let rate = Int64(bytes) / max(1, now - start) / 1000
    console.writeError("\r\u{1B}[K\(bytes >> 20) MiB read, \(rate) MB/s")
  }

  /// Removes what was said.
  func end() {
    if said != nil { console?.writeError("\r\u{1B}[K") }
  }
}
