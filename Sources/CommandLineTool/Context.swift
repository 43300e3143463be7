// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import TariffModel

/// What a command runs with: what the user asked, and what it may touch.
struct Context {
  let arguments: Arguments
  let workspace: Workspace
  let console: Console

  /// How diagnostics look on standard error.
  var formatter: DiagnosticFormatter {
    DiagnosticFormatter(usesColour: usesColour(console.isErrorTerminal))
  }

  /// Whether results on standard output are coloured.
  var usesColourForResults: Bool { usesColour(console.isOutputTerminal && writesToConsole) }

  private func usesColour(_ isTerminal: Bool) -> Bool {
    let isUnwanted = !(console.environment("NO_COLOR") ?? "").isEmpty || arguments.has(.noColor)
    return isTerminal && !isUnwanted && console.environment("TERM") != "dumb"
  }

  // MARK: Saying

  /// Says something on standard error, unless the user wants it quiet.
  func remark(_ text: String) {
    if !arguments.has(.quiet) { console.writeError(text + "\n") }
  }

  /// Writes text that is no result of a long run, such as a list, where the result goes.
  func answer(_ text: String) throws {
    try withResult { write in try write(Array(text.utf8)) }
  }

  /// Writes a list in the format that the user wants.
  func answer(_ listing: Listing) throws {
    try answer(text(of: listing))
  }

  private func text(of listing: Listing) -> String {
    let format = arguments.value(.listFormat).flatMap(ListingFormat.init(rawValue:)) ?? .table
    return listing.text(format, width: max(80, console.width ?? 100))
  }

  // MARK: Input

  /// A file to be read; `-` is standard input.
  func input(_ path: String) throws(FileError) -> InputFile {
    path == "-" ? console.input() : try workspace.open(path)
  }

  // MARK: Results

  /// Writes a list to standard output, whatever `-o` says.
  func print(_ listing: Listing) throws(FileError) {
    try console.write(Array(text(of: listing).utf8))
  }

  private var outputPath: String? { arguments.value(.output).flatMap { $0 == "-" ? nil : $0 } }

  private var writesToConsole: Bool { outputPath == nil }

  /// Runs `body` with a way to write the result: to standard output, or to a file that appears only when
  /// `body` has come to its end.
  ///
  /// It need not wait for the disk: after a power cut it can be made again.
  func withResult<Result>(
    _ body: (_ write: @escaping ([UInt8]) throws(FileError) -> Void) throws -> Result
  ) throws -> Result {
    guard let path = outputPath else {
      let result = try body(console.write)
      try console.flush()
      return result
    }
    let file = try workspace.create(path)
    do {
      let result = try body(file.write)
      try file.appear()
      return result
    } catch {
      file.abandon()
      throw error
    }
  }

  // MARK: Library

  /// The library that the user means.
  func library() throws(LibraryNotFound) -> Library {
    let location = try LibraryLocation.find(
      option: arguments.value(.library),
      workspace: workspace,
      console: console
    )
    // A few files are most of it, so that more threads would find nothing to do.
    return Library(location, workspace: workspace, workers: min(console.cores, 8))
  }
}
