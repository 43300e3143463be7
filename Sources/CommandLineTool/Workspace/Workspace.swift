// SPDX-License-Identifier: Apache-2.0

package import Streaming

/// The files that the tool can reach: closures, so that tests run against files in memory.
///
/// Paths are as the user gives them, relative to the current folder.
package struct Workspace: Sendable {
  package enum Kind: Sendable { case file, folder, other }

  /// The bytes of a file.
  package let read: @Sendable (_ path: String) throws(FileError) -> [UInt8]
  /// Opens a file to be read bit by bit.
  package let open: @Sendable (_ path: String) throws(FileError) -> InputFile
  /// The names in a folder, sorted.
  package let list: @Sendable (_ path: String) throws(FileError) -> [String]
  /// What stands at a path; nil when there is nothing.
  package let kind: @Sendable (_ path: String) -> Kind?
  /// Begins to write a file.
  package let create: @Sendable (_ path: String) throws(FileError) -> OutputFile
  /// Makes a folder, and those above it; one that is there is left as it is.
  package let makeFolder: @Sendable (_ path: String) throws(FileError) -> Void
  /// Removes from a folder what killed processes left unfinished there.
  package let tidy: @Sendable (_ folder: String) -> Void
  /// Where what does not fit into memory may wait.
  package let spill: SpillStore
  /// How many folders the current one lies below the root.
  package let depth: Int
  /// The folder of the tool itself, links resolved; nil when it is not known.
  package let toolFolder: String?

  package init(
    read: @escaping @Sendable (_ path: String) throws(FileError) -> [UInt8],
    open: @escaping @Sendable (_ path: String) throws(FileError) -> InputFile,
    list: @escaping @Sendable (_ path: String) throws(FileError) -> [String],
    kind: @escaping @Sendable (_ path: String) -> Kind?,
    create: @escaping @Sendable (_ path: String) throws(FileError) -> OutputFile,
    makeFolder: @escaping @Sendable (_ path: String) throws(FileError) -> Void,
    tidy: @escaping @Sendable (_ folder: String) -> Void = { _ in },
    spill: SpillStore = .inMemory,
    depth: Int,
    toolFolder: String?
  ) {
    self.read = read
    self.open = open
    self.list = list
    self.kind = kind
    self.create = create
    self.makeFolder = makeFolder
    self.tidy = tidy
    self.spill = spill
    self.depth = depth
    self.toolFolder = toolFolder
  }

  /// Writes a file whole; what can be made again need not wait for the disk.
  package func write(_ bytes: [UInt8], to path: String, isLasting: Bool = true) throws(FileError) {
    let file = try create(path)
    do throws(FileError) {
      try file.write(bytes)
      try isLasting ? file.finish() : file.appear()
    } catch {
      file.abandon()
      throw error
    }
  }
}
