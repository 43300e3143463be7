// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics
import TariffModel

import JSON5Reading

/// Reads a library, or what is needed of it, through a read-only source of files.
///
/// Everything that is wrong goes to the log; what could be read all the same comes back, and only where errors
/// forbid to go on the answer is nil. A class, because it keeps what it has read: the facts and the
/// territories, and which names regimes use. It belongs to one thread.
package final class LibraryLoader {
  package let files: FileSource
  /// What stands before paths in messages, such as `Scenarios`; may be empty.
  package let displayRoot: String
  package let log: DiagnosticLog
  /// On how many threads files are read; what comes of it is the same.
  let workers: Int

  var factsRead: Loaded<LibraryFactsReader.Result>?
  var territoryIDsRead: [String]?
  var regimeIDsRead: [String]?
  var territories: [String: Loaded<Territory>] = [:]
  var regimes: [String: LoadedRegime] = [:]

  package init(files: FileSource, displayRoot: String, log: DiagnosticLog, workers: Int = 1) {
    self.files = files
    self.displayRoot = displayRoot
    self.log = log
    self.workers = workers
  }

  /// What reads its files.
  var reader: LibraryReader { LibraryReader(files: files, displayRoot: displayRoot) }

  /// A path of the library as the user knows it.
  func display(_ path: String) -> String { reader.display(path) }

  /// A file of the library; nil, with an error at `location`, when it cannot be read.
  func read(_ path: String, namedAt location: SourceLocation? = nil, _ log: DiagnosticLog) -> SourceFile? {
    reader.read(path, namedAt: location, log)
  }

  /// The value of a JSON5 file of the library.
  func node(_ path: String, _ log: DiagnosticLog) -> Node? {
    read(path, log).flatMap { JSON5.read($0, log: log) }
  }

  /// The result of `work`, which is sound when it reports no errors to the log that it is given.
  func section<Value>(_ work: (DiagnosticLog) -> Value?) -> Loaded<Value> {
    let section = DiagnosticLog()
    let value = work(section)
    log.append(contentsOf: section.diagnostics)
    return Loaded(value: value, isSound: !section.hasErrors && value != nil)
  }
}
