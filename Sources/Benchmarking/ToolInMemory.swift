// SPDX-License-Identifier: Apache-2.0

import CommandLineTool

/// The whole tool, run in this process: the library from the disk, goods and results in memory.
struct ToolInMemory: Sendable {
  /// The folder of the library.
  let library: String
  let jobs: Int

  /// What came of a run.
  struct Outcome {
    var status = ExitStatus.success
    var errors = ""
    /// What went to standard output; empty unless it was to be kept.
    var output: [UInt8] = []
    /// The files that were written; empty unless they were to be kept.
    var files: [String: [UInt8]] = [:]
    var byteCount = 0
  }

  /// Runs a command line on files in memory.
  ///
  /// - Throws: `BenchError` when it does not end well.
  func run(_ words: [String], files: [String: [UInt8]], keeps: Bool) throws -> Outcome {
    let sink = Sink(keeps: keeps)
    let tool = Tool(workspace: workspace(files, sink), console: console(sink))
    let hasJobs = words.first != "export" && words.first != "totals"
    let status = tool.run(words + ["--library", library] + (hasJobs ? ["--jobs", String(jobs)] : []))
    guard status == .success else {
      throw BenchError(
        "'tariff \(words.joined(separator: " "))' ended with \(status.rawValue): \(sink.outcome.errors)"
      )
    }
    return sink.outcome
  }

  /// Takes what the tool writes.
  ///
  /// Unchecked: the tool writes from one thread at a time.
  private final class Sink: @unchecked Sendable {
    let keeps: Bool
    var outcome = Outcome()

    init(keeps: Bool) {
      self.keeps = keeps
    }

    func put(_ bytes: [UInt8], to path: String?) {
      outcome.byteCount += bytes.count
      guard keeps else { return }
      if let path { outcome.files[path, default: []] += bytes } else { outcome.output += bytes }
    }
  }

  private func workspace(_ files: [String: [UInt8]], _ sink: Sink) -> Workspace {
    let live = Workspace.live
    return Workspace(
      read: { path throws(FileError) in
        if let bytes = files[path] { return bytes }
        return try live.read(path)
      },
      open: { path throws(FileError) in
        if let bytes = files[path] { return InputFile(path: path, bytes: bytes) }
        return try live.open(path)
      },
      list: { path throws(FileError) in
        let below = files.keys.filter { $0.hasPrefix(path + "/") }.sorted()
        return below.isEmpty ? try live.list(path) : below.map { String($0.dropFirst(path.utf8.count + 1)) }
      },
      kind: { live.kind($0) },
      create: { path in
        OutputFile(path: path, write: { sink.put($0, to: path) }, finish: {}, abandon: {})
      },
      makeFolder: { _ in },
      spill: live.spill,
      depth: live.depth,
      toolFolder: live.toolFolder
    )
  }

  private func console(_ sink: Sink) -> Console {
    let live = Console.live
    return Console(
      input: { InputFile(path: FileError.standardInput, bytes: []) },
      write: { sink.put($0, to: nil) },
      flush: {},
      writeError: { sink.outcome.errors += $0 },
      isOutputTerminal: false,
      isErrorTerminal: false,
      width: nil,
      environment: { _ in nil },
      cores: live.cores,
      milliseconds: live.milliseconds
    )
  }
}
