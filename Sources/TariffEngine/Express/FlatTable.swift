// SPDX-License-Identifier: Apache-2.0

/// Values one behind the other in memory of their own, for the loops over lines: bounds are checked in debug
/// builds only.
///
/// Who holds on to `elements` may go on reading what was set when they were asked for, also while more is added:
/// memory that became too small is kept. A class, because it owns its memory; one thread at a time may add.
final class FlatTable<Element: BitwiseCopyable> {
  /// The first `count` are set.
  private(set) var elements: UnsafeMutableBufferPointer<Element>
  private(set) var count = 0
  /// Memory that became too small.
  private var outgrown: [UnsafeMutableBufferPointer<Element>] = []

  init(capacity: Int = 64) {
    elements = .allocate(capacity: capacity)
  }

  deinit {
    elements.deallocate()
    for memory in outgrown { memory.deallocate() }
  }

  func append(_ element: Element) {
    if count == elements.count { grow(to: count + 1) }
    elements[count] = element
    count += 1
  }

  func append(contentsOf others: some Collection<Element>) {
    if count + others.count > elements.count { grow(to: count + others.count) }
    for element in others { append(element) }
  }

  private func grow(to needed: Int) {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(needed, elements.count * 2))
    _ = larger.update(fromContentsOf: elements[..<count])
    outgrown.append(elements)
    elements = larger
  }
}
