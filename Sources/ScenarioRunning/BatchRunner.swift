// SPDX-License-Identifier: Apache-2.0

package import LibraryLoading
package import SourceDiagnostics
import Streaming

/// One scenario file of a batch and what came of it.
package struct BatchItem: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    /// It ran, and everything is as expected.
    case passed
    /// It ran, and something is not as expected.
    case failed
    /// It could not be run.
    case error
    /// Its result is there already and nothing that it depends on has changed.
    case unchanged
  }

  /// The scenario's file.
  package let path: String
  /// The name of its result, without ending.
  package let name: String
  package let status: Status
  /// Changes when the scenario, its basket or the library does.
  package let fingerprint: String
  /// What was found under the regimes; nil when it did not run.
  package let result: ScenarioResult?
  package let diagnostics: [Diagnostic]
}

/// Runs many scenario files, several at once, and goes on past those that fail. Writes nothing.
package struct BatchRunner: Sendable {
  /// The library.
  package let files: FileSource
  package let displayRoot: String
  /// Changes when the library does.
  package let libraryHash: LibraryHash
  /// Anything else, by its path; nil when there is no such file.
  package let read: @Sendable (String) -> SourceFile?
  package let workers: Int

  package init(
    files: FileSource,
    displayRoot: String,
    libraryHash: LibraryHash,
    workers: Int,
    read: @escaping @Sendable (String) -> SourceFile?
  ) {
    self.files = files
    self.displayRoot = displayRoot
    self.libraryHash = libraryHash
    self.workers = workers
    self.read = read
  }

  /// Runs the scenarios at `paths` and hands each to `deliver`, in their order.
  ///
  /// `done` gives the fingerprints of results that are there already, by name.
  ///
  /// - Throws: What `deliver` throws.
  package func run(
    _ paths: [String],
    done: [String: String] = [:],
    deliver: @escaping (BatchItem) throws -> Void
  ) throws {
    var next = 0
    try OrderedPipeline(workers: workers).run(
      next: {
        guard next < paths.count else { return nil }
        next += 1
        return paths[next - 1]
      },
      makeWorker: { Worker(self) },
      work: { worker, path in worker.run(path, done: done) },
      deliver: deliver
    )
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

    func run(_ path: String, done: [String: String]) -> BatchItem {
      let log = DiagnosticLog()
      guard let file = batch.read(path) else {
        log.error(.scenarioMissing(path), at: nil)
        return item(path, name: Path.stem(path), .error, "", nil, log)
      }
      guard let scenario = ScenarioReader.read(file, log: log) else {
        return item(path, name: Path.stem(path), .error, "", nil, log)
      }
      let runner = ScenarioRunner(shelf: shelf, read: batch.read)
      var fingerprint = batch.libraryHash
      for part in [file] + runner.dependencies(of: scenario) {
        fingerprint.add(path: part.path, bytes: part.bytes)
      }
      let name = Path.stem(path)
      let mark = fingerprint.description
      if done[name] == mark { return item(path, name: name, .unchanged, mark, nil, log) }
      let before = libraryLog.diagnostics.count
      let result = runner.run(scenario, log: log)
      if result == nil { log.append(contentsOf: libraryLog.diagnostics.dropFirst(before)) }
      let status: BatchItem.Status = result.map { $0.passes ? .passed : .failed } ?? .error
      return item(path, name: name, status, mark, result, log)
    }

    private func item(
      _ path: String,
      name: String,
      _ status: BatchItem.Status,
      _ fingerprint: String,
      _ result: ScenarioResult?,
      _ log: DiagnosticLog
    ) -> BatchItem {
      BatchItem(
        path: path,
        name: name,
        status: status,
        fingerprint: fingerprint,
        result: result,
        diagnostics: (result?.failures ?? []) + log.diagnostics
      )
    }
  }
}

extension Diagnostic.Message {
  static func scenarioMissing(_ path: String) -> Self {
    Self(id: "scenario-not-run", text: "there is no file \(path)")
  }
}
