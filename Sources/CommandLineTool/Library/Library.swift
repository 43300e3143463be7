// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import SourceDiagnostics
import TariffModel

/// A library that a command works with: its files, its loader, and what was found wrong with them.
///
/// A class, because the loader keeps what it has read.
final class Library {
  let location: LibraryLocation
  let loader: LibraryLoader
  private let workspace: Workspace

  init(
    _ location: LibraryLocation,
    workspace: Workspace,
    workers: Int = 1,
    log: DiagnosticLog = DiagnosticLog()
  ) {
    self.location = location
    self.workspace = workspace
    loader = LibraryLoader(
      files: Self.files(of: location, workspace),
      displayRoot: location.path,
      log: log,
      workers: workers
    )
  }

  var log: DiagnosticLog { loader.log }

  /// What the library says about itself.
  ///
  /// - Throws: `InvalidInput`.
  func facts() throws -> LibraryFacts { try sound(loader.loadFacts()) }

  /// The result of loading something.
  ///
  /// - Throws: `InvalidInput` with all that was found when there is no result.
  func sound<Result>(_ result: Result?) throws(InvalidInput) -> Result {
    guard let result else { throw InvalidInput(log.diagnostics) }
    return result
  }

  /// A file that is not of the library, such as a regime of the user's own.
  func read(_ path: String) throws(FileError) -> [UInt8] { try workspace.read(path) }

  /// The files of a library, by path relative to it.
  private static func files(of location: LibraryLocation, _ workspace: Workspace) -> FileSource {
    FileSource(
      read: { path throws(FileSourceError) in
        do throws(FileError) {
          return try workspace.read(PathText.join(location.path, path))
        } catch {
          throw error.problem == .missing ? .missing : .unreadable(error.reason)
        }
      },
      list: { folder in
        do throws(FileError) {
          return try workspace.list(PathText.join(location.path, folder))
        } catch {
          return []
        }
      }
    )
  }

  // MARK: Fingerprint

  /// A fingerprint of all that the law rests on: the facts, the countries, the law and the regimes.
  func fingerprint() throws(FileError) -> LibraryHash {
    var hash = LibraryHash()
    for path in lawFiles() {
      hash.add(path: path, bytes: try workspace.read(PathText.join(location.path, path)))
    }
    return hash
  }

  /// The files that the law rests on, sorted by path.
  private func lawFiles() -> [String] {
    let top = loader.files.list("").filter { $0.hasSuffix(".json5") || $0.hasSuffix(".csv") }
    return (top + files(below: LibraryPaths.law) + files(below: LibraryPaths.regimes)).sorted()
  }

  private func files(below folder: String) -> [String] {
    loader.files.list(folder).flatMap { name -> [String] in
      let path = PathText.join(folder, name)
      return workspace.kind(PathText.join(location.path, path)) == .folder ? files(below: path) : [path]
    }
  }
}
