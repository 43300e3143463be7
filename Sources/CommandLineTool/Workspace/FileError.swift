// SPDX-License-Identifier: Apache-2.0

/// Why a file could not be read or written.
///
/// Data only; the words stand in `FileError+Words.swift`.
package struct FileError: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case missing
    case denied
    /// A file was expected.
    case isFolder
    /// The system's reason in a few words.
    case cannotCreate(String)
    case cannotRead(String)
    case cannotWrite(String)
    /// Whoever read the output has gone away.
    case closedPipe
  }

  /// The path as the user gave it, or what stands for it, such as `standard input`.
  package let path: String
  package let problem: Problem

  package init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  package static let standardInput = "standard input"
  package static let standardOutput = "standard output"
}
