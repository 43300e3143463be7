// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#endif

/// The memory of the calling thread.
package enum Heap {
  /// Gets a large piece of memory at once, in huge pages where the system has them; call it as a thread begins.
  ///
  /// Touching fresh pages one by one is a sixth of the time of a short run. What nobody touches costs nothing, but for
  /// what lies before the first huge page, less than two megabytes.
  package static func prepare() {
    #if canImport(Glibc)
    let piece = 16 << 20
    let hugePage = 2 << 20
    // The largest that systems with huge pages of that size have.
    let page = 1 << 16
    // The allocator maps the very first block by itself, and learns when it is freed to keep blocks of its size in
    // the heap (mallopt(3), M_MMAP_THRESHOLD); so the second becomes part of the heap, and stays there.
    for isInHeap in [false, true] {
      guard let block = malloc(piece) else { return }
      let start = Int(bitPattern: block)
      let first = start & -hugePage
      advise(first..<((start + piece) & -hugePage), MADV_HUGEPAGE)
      if isInHeap { advise(((start + page - 1) & -page)..<(first + hugePage), populate) }
      free(block)
    }
    #endif
  }

  #if canImport(Glibc)
  /// `MADV_POPULATE_WRITE`, which older headers lack and older systems refuse: to get all pages now.
  private static let populate: Int32 = 23

  private static func advise(_ addresses: Range<Int>, _ advice: Int32) {
    madvise(UnsafeMutableRawPointer(bitPattern: addresses.lowerBound), addresses.count, advice)
  }
  #endif
}
