// SPDX-License-Identifier: Apache-2.0

/// Standard input, output and error, and what is known of the terminal: closures, so that tests run in process.
package struct Console: Sendable {
  /// Opens standard input.
  package let input: @Sendable () -> InputFile
  /// Adds bytes to standard output; they may wait in a buffer.
  package let write: @Sendable (_ bytes: [UInt8]) throws(FileError) -> Void
  /// Sends off what waits.
  package let flush: @Sendable () throws(FileError) -> Void
  /// Writes to standard error at once.
  ///
  /// Nothing can be done when that fails.
  package let writeError: @Sendable (_ text: String) -> Void
  package let isOutputTerminal: Bool
  package let isErrorTerminal: Bool
  /// Columns of the terminal; nil when output goes elsewhere.
  package let width: Int?
  package let environment: @Sendable (_ name: String) -> String?
  package let cores: Int
  /// Some clock that only goes on; for progress, never for results.
  package let milliseconds: @Sendable () -> Int64
  /// Holds on to something until the process ends, for to give it back piece by piece would only take time; a console
  /// that does not end with the process does nothing.
  package var keep: @Sendable (_ thing: Any) -> Void = { _ in }

  package init(
    input: @escaping @Sendable () -> InputFile,
    write: @escaping @Sendable (_ bytes: [UInt8]) throws(FileError) -> Void,
    flush: @escaping @Sendable () throws(FileError) -> Void,
    writeError: @escaping @Sendable (_ text: String) -> Void,
    isOutputTerminal: Bool,
    isErrorTerminal: Bool,
    width: Int?,
    environment: @escaping @Sendable (_ name: String) -> String?,
    cores: Int,
    milliseconds: @escaping @Sendable () -> Int64
  ) {
    self.input = input
    self.write = write
    self.flush = flush
    self.writeError = writeError
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.width = width
    self.environment = environment
    self.cores = cores
    self.milliseconds = milliseconds
  }
}
