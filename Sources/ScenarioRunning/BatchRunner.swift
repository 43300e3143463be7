// SPDX-License-Identifier: Apache-2.0

package import LibraryLoading
package import Reporting
package import SourceDiagnostics
import Streaming

/// Runs many scenario files, several at once, and goes on past those that fail.
///
/// Writes nothing.
package struct BatchRunner: Sendable {
  /// The library.
  package let files: FileSource
  package let displayRoot: String
  /// Changes when the library or the tool does.
  package let fingerprint: LibraryHash
  /// Anything else, by its path.
  package let read: @Sendable (String) throws(FileSourceError) -> SourceFile
  package let workers: Int

  package init(
    files: FileSource,
    displayRoot: String,
    fingerprint: LibraryHash,
    workers: Int,
    read: @escaping @Sendable (String) throws(FileSourceError) -> SourceFile
  ) {
    self.files = files
    self.displayRoot = displayRoot
    self.fingerprint = fingerprint
    self.workers = workers
    self.read = read
  }

  /// Runs the scenarios at `paths` and hands each to `deliver`, in their order.
  ///
  /// `done` gives the mark of the result that is there already for a name. A scenario that passed is not run
  /// again while nothing that it depends on has changed.
  ///
  /// - Throws: What `deliver` throws.
  package func run(
    _ paths: [String],
    done: @escaping @Sendable (String) -> ScenarioMark? = { _ in nil },
    deliver: @escaping (BatchItem) throws -> Void
  ) throws {
    var next = 0
    let owners = Self.owners(paths)
    try OrderedPipeline(workers: workers).run(
      next: {
        guard next < paths.count else { return nil }
        next += 1
        return paths[next - 1]
      },
      makeWorker: { Worker(self) },
      work: { (worker: inout Worker, path: String) -> BatchItem in
        let owner = owners[Path.stem(path)] ?? path
        return owner == path ? worker.run(path, done: done) : .rival(path, owner)
      },
      deliver: deliver
    )
  }

  /// The first path of each name: results of one name would replace each other.
  private static func owners(_ paths: [String]) -> [String: String] {
    Dictionary(paths.map { (Path.stem($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// One thread's library, with what it has read of it.
  private final class Worker {
    private let batch: BatchRunner
    private let shelf: LawShelf
    private let libraryLog = DiagnosticLog()

    init(_ batch: BatchRunner) {
      self.batch = batch
      shelf = LawShelf(
        loader: LibraryLoader(files: batch.files, displayRoot: batch.displayRoot, log: libraryLog)
      )
    }

    func run(_ path: String, done: (String) -> ScenarioMark?) -> BatchItem {
      let log = DiagnosticLog()
      let file: SourceFile
      do throws(FileSourceError) {
        file = try batch.read(path)
      } catch {
        log.error(.scenarioNotRead(path, reason: "\(error)"), at: nil)
        return BatchItem(path, .error, diagnostics: log.diagnostics)
      }
      guard let scenario = ScenarioReader.read(file, log: log) else {
        return BatchItem(path, .error, diagnostics: log.diagnostics)
      }
      let runner = ScenarioRunner(shelf: shelf, read: batch.read)
      var hash = batch.fingerprint
      for part in [file] + runner.dependencies(of: scenario) {
        hash.add(path: part.path, bytes: part.bytes)
      }
      let fingerprint = hash.description
      if let mark = done(Path.stem(path)), mark.fingerprint == fingerprint, mark.status == .passed {
        return BatchItem(
          path,
          .passed,
          fingerprint: fingerprint,
          isUnchanged: true,
          diagnostics: log.diagnostics
        )
      }
      let before = libraryLog.diagnostics.count
      let result = runner.run(scenario, log: log)
      if result == nil { log.append(contentsOf: libraryLog.diagnostics.dropFirst(before)) }
      return BatchItem(
        path,
        result.map { $0.passes ? .passed : .failed } ?? .error,
        fingerprint: fingerprint,
        result: result,
        diagnostics: (result?.failures ?? []) + log.diagnostics
      )
    }
  }
}

extension Diagnostic.Message {
  static func scenarioNotRead(_ path: String, reason: String) -> Self {
    Self(id: "scenario-not-run", text: "the scenario \(path) cannot be read: \(reason)")
  }

  static func rivalScenario(_ path: String, _ owner: String) -> Self {
    Self(
      id: "scenario-not-run",
      text: "\(path) has the name of \(owner), and its result would replace that one's",
      help: "give the files names of their own, or run them into folders of their own"
    )
  }
}
