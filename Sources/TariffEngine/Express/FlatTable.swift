// SPDX-License-Identifier: Apache-2.0

/// Values one behind the other in memory of their own, for the loops over lines: bounds are checked in debug
/// builds only, and a loop may hold on to `elements` while nothing is added.
///
/// A class, because it owns its memory; it belongs to one thread.
final class FlatTable<Element: BitwiseCopyable> {
  /// The first `count` are set.
  private(set) var elements: UnsafeMutableBufferPointer<Element>
  private(set) var count = 0

  init(capacity: Int = 64) {
    elements = .allocate(capacity: capacity)
  }

  deinit { elements.deallocate() }

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
    elements.deallocate()
    elements = larger
  }
}
