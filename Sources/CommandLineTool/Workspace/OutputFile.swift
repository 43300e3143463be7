// SPDX-License-Identifier: Apache-2.0

/// A file that is being written.
///
/// It appears under its name when it is finished, or not at all.
package struct OutputFile {
  /// The path as the user gave it.
  package let path: String
  package let write: (_ bytes: [UInt8]) throws(FileError) -> Void
  /// Makes what was written last and gives it its name.
  package let finish: () throws(FileError) -> Void
  /// Gives it its name without waiting for the disk, for what can be made again: should the machine fail, it
  /// may be there and not be whole.
  package let appear: () throws(FileError) -> Void
  /// Leaves no trace.
  package let abandon: () -> Void

  package init(
    path: String,
    write: @escaping (_ bytes: [UInt8]) throws(FileError) -> Void,
    finish: @escaping () throws(FileError) -> Void,
    appear: (() throws(FileError) -> Void)? = nil,
    abandon: @escaping () -> Void
  ) {
    self.path = path
    self.write = write
    self.finish = finish
    self.appear = appear ?? finish
    self.abandon = abandon
  }
}
