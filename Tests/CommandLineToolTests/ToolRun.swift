// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import FoundationEssentials
import Synchronization

/// One run of the tool on files in memory: what it said and how it ended.
struct ToolRun: Sendable {
  let output: String
  let errors: String
  let status: ExitStatus
  /// The files that it wrote.
  let written: [String: String]

  /// Runs a command line, given without the name of the tool.
  init(_ words: [String], files: [String: String], input: String = "") {
    self.init(words, TestFiles(files), input: input)
  }

  /// The same for words with blanks between.
  init(_ line: String, files: [String: String], input: String = "") {
    self.init(line.split(separator: " ").map(String.init), files: files, input: input)
  }

  /// The same where some files cannot be read or written, each for its own reason.
  init(_ line: String, files: [String: String], failing: [String: FileError.Problem]) {
    self.init(line.split(separator: " ").map(String.init), TestFiles(files, failing: failing), input: "")
  }

  /// Runs a command line, without the name of the tool, on the library of this repository.
  init(shipped line: String, input: String = "", cores: Int = 1) {
    self.init(line.split(separator: " ").map(String.init), .repository, input: input, cores: cores)
  }

  /// The same where a file of the repository says something else.
  ///
  /// - Throws: When the file does not have the words to be replaced, once.
  init(shipped line: String, replacing words: String, by others: String, in path: String) throws {
    let text = String(decoding: TestFiles.repository.read(path) ?? [], as: UTF8.self)
    let pieces = text.split(separator: words, omittingEmptySubsequences: false)
    guard pieces.count == 2 else { throw WordsNotFound(words: words, path: path) }
    let files = TestFiles.repository.replacing(path, by: pieces.joined(separator: others))
    self.init(line.split(separator: " ").map(String.init), files, input: "")
  }

  /// Some hundreds of codes of a territory's schedules in this repository, in order.
  static func scheduleCodes(_ territory: String) -> [String] {
    let folder = "Scenarios/law/\(territory)/schedule"
    let codes = TestFiles.repository.list(folder).flatMap { file -> [String] in
      let text = String(decoding: TestFiles.repository.read("\(folder)/\(file)") ?? [], as: UTF8.self)
      return text.split(separator: "\n").map { String($0.prefix { $0.isNumber }) }
    }
    return codes.filter { $0.utf8.count >= 8 }.enumerated().filter { $0.offset % 61 == 0 }.map(\.element)
  }

  private init(_ words: [String], _ files: TestFiles, input: String, cores: Int = 1) {
    let box = Box()
    let tool = Tool(workspace: box.workspace(files), console: box.console(input: input, cores: cores))
    status = tool.run(words)
    let state = box.state.withLock { $0 }
    output = String(decoding: state.output, as: UTF8.self)
    errors = state.errors
    written = state.files.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// The rows of an output in CSV without quotes.
  var rows: [[String]] {
    output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// A file does not hold certain words, or more than once.
struct WordsNotFound: Error {
  let words, path: String
}

/// What a run leaves behind.
///
/// A class, because the closures of the tool share it.
private final class Box: Sendable {
  struct State {
    var output: [UInt8] = []
    var errors = ""
    var files: [String: [UInt8]] = [:]
  }

  let state = Mutex(State())

  func console(input: String, cores: Int) -> Console {
    Console(
      input: { InputFile(path: FileError.standardInput, bytes: Array(input.utf8)) },
      write: { bytes in self.state.withLock { $0.output += bytes } },
      flush: {},
      writeError: { text in self.state.withLock { $0.errors += text } },
      isOutputTerminal: false,
      isErrorTerminal: false,
      width: nil,
      environment: { _ in nil },
      cores: cores,
      milliseconds: { 0 }
    )
  }

  func workspace(_ files: TestFiles) -> Workspace {
    @Sendable func bytes(_ path: String) throws(FileError) -> [UInt8] {
      if let problem = files.failing[path] { throw FileError(path, problem) }
      guard let bytes = files.read(path) else { throw FileError(path, .missing) }
      return bytes
    }
    return Workspace(
      read: { path throws(FileError) in try bytes(path) },
      open: { path throws(FileError) in InputFile(path: path, bytes: try bytes(path)) },
      list: { files.list($0) },
      kind: { path in
        if files.read(path) != nil { return .file }
        return files.list(path).isEmpty ? nil : .folder
      },
      create: { path in
        OutputFile(
          path: path,
          write: { bytes throws(FileError) in
            if let problem = files.failing[path] { throw FileError(path, problem) }
            self.state.withLock { $0.files[path, default: []] += bytes }
          },
          finish: {},
          abandon: { self.state.withLock { $0.files[path] = nil } }
        )
      },
      makeFolder: { _ in },
      depth: 0,
      toolFolder: nil
    )
  }
}

/// Files that a run can read.
private struct TestFiles: Sendable {
  let read: @Sendable (_ path: String) -> [UInt8]?
  /// The names in a folder, sorted.
  let list: @Sendable (_ folder: String) -> [String]

  /// Those that fail.
  var failing: [String: FileError.Problem] = [:]

  /// Files in memory, by path.
  init(_ files: [String: String], failing: [String: FileError.Problem] = [:]) {
    self.failing = failing
    let names = files.keys.sorted()
    read = { path in files[path].map { Array($0.utf8) } }
    list = { folder in
      let below = names.filter { $0.hasPrefix(folder + "/") }.compactMap { name in
        name.dropFirst(folder.utf8.count + 1).split(separator: "/").first.map(String.init)
      }
      return below.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
  }

  /// The files of this repository, found from the place of this one.
  static let repository = {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return TestFiles(
      read: { FileManager.default.contents(atPath: "\(root)/\($0)").map { [UInt8]($0) } },
      list: { ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\($0)")) ?? []).sorted() }
    )
  }()

  /// The same files but for one.
  func replacing(_ path: String, by text: String) -> TestFiles {
    TestFiles(read: { [read] in $0 == path ? Array(text.utf8) : read($0) }, list: list)
  }

  private init(
    read: @escaping @Sendable (String) -> [UInt8]?,
    list: @escaping @Sendable (String) -> [String]
  ) {
    self.read = read
    self.list = list
  }
}
