// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import Reporting
import ScenarioRunning
import SourceDiagnostics

/// The scenario files that a command was given, and the batch that runs them.
struct ScenarioFiles {
  let paths: [String]
  private let context: Context

  /// Finds the scenario files at the operands: files as named, folders with all that is in their
  /// `scenarios` and `published` folders or, failing those, in themselves.
  ///
  /// - Throws: `FileError` when there is nothing at a path.
  init(_ context: Context) throws {
    self.context = context
    var found: [String] = []
    for path in context.arguments.operands { found += try Self.files(at: path, context) }
    paths = found
  }

  private static func files(at path: String, _ context: Context) throws -> [String] {
    if path.hasSuffix(".json5") { return [path] }
    let names = try context.workspace.list(path)
    let inner = names.filter { $0 == "scenarios" || $0 == "published" }
    guard inner.isEmpty else { return try inner.flatMap { try files(at: PathText.join(path, $0), context) } }
    return names.filter { $0.hasSuffix(".json5") }.map { PathText.join(path, $0) }
  }

  /// Runs them, several at once.
  func run(
    done: @escaping @Sendable (String) -> ScenarioMark? = { _ in nil },
    deliver: @escaping (BatchItem) throws -> Void
  ) throws {
    let library = try context.library()
    let workspace = context.workspace
    var fingerprint = try library.fingerprint()
    fingerprint.add(ToolTexts.version.utf8)
    let runner = BatchRunner(
      files: library.loader.files,
      displayRoot: library.location.path,
      fingerprint: fingerprint,
      workers: try context.jobs
    ) { path throws(FileSourceError) in
      do throws(FileError) {
        return SourceFile(path: path, bytes: try workspace.read(path))
      } catch {
        throw error.problem == .missing ? .missing : .unreadable(error.reason)
      }
    }
    try runner.run(paths, done: done, deliver: deliver)
  }
}
