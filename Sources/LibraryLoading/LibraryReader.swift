// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import TariffModel

/// Reads files of a library under the names by which the user knows them; several threads may at once.
struct LibraryReader: Sendable {
  let files: FileSource
  /// What stands before paths in messages; may be empty.
  let displayRoot: String

  /// A path of the library as the user knows it.
  func display(_ path: String) -> String {
    displayRoot.isEmpty || displayRoot == "." ? path : "\(displayRoot)/\(path)"
  }

  /// A file of the library; nil, with an error at `location`, when it cannot be read.
  func read(_ path: String, namedAt location: SourceLocation? = nil, _ log: DiagnosticLog) -> SourceFile? {
    do throws(FileSourceError) {
      return SourceFile(path: display(path), bytes: try files.read(path))
    } catch {
      log.report(.missingFile(display(path), reason: error.description), at: location)
      return nil
    }
  }
}
