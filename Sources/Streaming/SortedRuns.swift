// SPDX-License-Identifier: Apache-2.0

/// Sorts more than fits into memory: runs that are sorted already, merged from spill files.
package struct SortedRuns {
  /// How many runs are open at once, and merged into one when there are more.
  private static let width = 64
  private let store: SpillStore
  private var runs: [SpillReader] = []

  package init(_ store: SpillStore) {
    self.store = store
  }

  package var isEmpty: Bool { runs.isEmpty }

  /// Adds a run: `fill` writes frames in the order of their keys.
  package mutating func add(_ fill: (inout SpillWriter) throws -> Void) throws {
    if runs.count == Self.width {
      let earlier = runs
      runs = []
      try add { writer in
        try Self.merge(earlier) { key, bytes in try writer.append(key: key, bytes) }
      }
    }
    var writer = SpillWriter(try store.create())
    try fill(&writer)
    runs.append(try writer.finish())
  }

  /// Hands out all frames in the order of their keys; those of equal keys in the order of their runs.
  package mutating func drain(_ body: (_ key: UInt64, _ bytes: ArraySlice<UInt8>) throws -> Void) throws {
    let all = runs
    runs = []
    try Self.merge(all, body)
  }

  private static func merge(
    _ runs: [SpillReader],
    _ body: (_ key: UInt64, _ bytes: ArraySlice<UInt8>) throws -> Void
  ) throws {
    var runs = runs
    var heap = RunHeap()
    for index in runs.indices where try runs[index].next() {
      heap.insert(.init(key: runs[index].key, run: index))
    }
    while let first = heap.first {
      try body(first.key, runs[first.run].bytes)
      if try runs[first.run].next() {
        heap.replaceFirst(.init(key: runs[first.run].key, run: first.run))
      } else {
        heap.removeFirst()
      }
    }
  }
}

/// The runs by their next keys, the smallest first.
private struct RunHeap {
  struct Item {
    var key: UInt64
    var run: Int

    func comesBefore(_ other: Item) -> Bool { (key, run) < (other.key, other.run) }
  }

  private var items: [Item] = []

  var first: Item? { items.first }

  mutating func insert(_ item: Item) {
    items.append(item)
    var place = items.count - 1
    while place > 0, items[place].comesBefore(items[(place - 1) / 2]) {
      items.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func replaceFirst(_ item: Item) {
    items[0] = item
    sink()
  }

  mutating func removeFirst() {
    items.swapAt(0, items.count - 1)
    items.removeLast()
    if !items.isEmpty { sink() }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < items.count {
        if items[child].comesBefore(items[least]) { least = child }
      }
      guard least != place else { return }
      items.swapAt(place, least)
      place = least
    }
  }
}
