// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import ExactMath
import JSON5Reading
import LibraryLoading
import ScenarioRunning
import SourceDiagnostics
import TariffModel

/// Checks what a user names, be it a library, a folder or a single file of any kind.
///
/// What a file is, its contents say: each kind has a key of its own. A file of the rules is checked in its place
/// in the library that holds it.
struct FileCheck {
  let context: Context
  let log: DiagnosticLog

  /// Checks the library, folder or file at a path.
  ///
  /// - Throws: `FileError` when there is nothing there.
  func run(_ path: String) throws {
    guard context.workspace.kind(path) == .folder else { return try checkFile(path) }
    if context.workspace.kind(PathText.join(path, LibraryPaths.facts)) == .file {
      LibraryCheck(library(LibraryLocation(path)).loader).run()
    } else {
      try checkFolder(path)
    }
  }

  private func library(_ location: LibraryLocation) -> Library {
    Library(location, workspace: context.workspace, log: log)
  }

  private func checkFolder(_ path: String) throws {
    for name in try context.workspace.list(path) {
      let inner = PathText.join(path, name)
      if context.workspace.kind(inner) == .folder {
        try run(inner)
      } else if name.hasSuffix(".json5") || name.hasSuffix(".csv") {
        try checkFile(inner)
      }
    }
  }

  // MARK: Files

  private func checkFile(_ path: String) throws {
    let file = SourceFile(path: path, bytes: try context.workspace.read(path))
    guard path.hasSuffix(".json5") else { return try checkTable(path, file) }
    let found = DiagnosticLog()
    guard let node = JSON5.read(file, log: found) else {
      return log.append(contentsOf: found.diagnostics)
    }
    if node.hasMember("scenario") {
      _ = ScenarioReader.read(file, log: log)
    } else if node.hasMember("basket") {
      try checkBasket(node, path)
    } else if !checkRules(path), node.hasMember("regime") {
      // A regime of the user's own; what it extends is in the library.
      let library = Library(try context.library().location, workspace: context.workspace, log: log)
      _ = library.loader.loadRegime(file: file)
    } else if LibraryLocation.holding(PathText.folder(of: path), workspace: context.workspace) == nil {
      log.error(.ruleOutsideLibrary(path), at: node.head)
    }
  }

  /// A list or a schedule in a library, or else a basket.
  private func checkTable(_ path: String, _ file: SourceFile) throws {
    guard !checkRules(path) else { return }
    try checkColumns(path, options: basketOptions(nil), facts: try context.library().facts())
  }

  /// Checks a file as one of the library that holds it; false when no library does, or not as a rule.
  private func checkRules(_ path: String) -> Bool {
    let folder = PathText.folder(of: path)
    guard let location = LibraryLocation.holding(folder, workspace: context.workspace),
      let relative = location.relative(path)
    else { return false }
    let top = relative.split(separator: "/").first.map(String.init)
    guard relative == LibraryPaths.facts || top == LibraryPaths.law || top == LibraryPaths.regimes else {
      return false
    }
    LibraryCheck(library(location).loader).run(path: relative)
    return true
  }

  // MARK: Baskets

  private func checkBasket(_ node: Node, _ path: String) throws {
    guard let descriptor = BasketDescriptor.read(node, log: log) else { return }
    let goods = Path.beside(path, descriptor.file.value)
    guard context.workspace.kind(goods) == .file else {
      return log.error(.goodsNotRead(FileError(goods, .missing)), at: descriptor.file.location)
    }
    try checkColumns(goods, options: basketOptions(descriptor), facts: try context.library().facts())
  }

  private func basketOptions(_ descriptor: BasketDescriptor?) throws -> BasketOptions {
    let setup = try AssessmentSetup(context, descriptor: descriptor, regimes: [nil])
    return setup.options
  }

  /// Checks what the columns of a basket are.
  private func checkColumns(_ path: String, options: BasketOptions, facts: LibraryFacts) throws {
    var source = ChunkSource(bytes: try context.workspace.read(path))
    do {
      _ = BasketSchema.read(head: try source.head(), path: path, options: options, facts: facts, log: log)
    } catch let error as DelimitedTextError {
      let file = SourceFile(path: path, bytes: [])
      log.error(
        Diagnostic.Message(id: error.id, text: error.description, help: error.help),
        at: SourceLocation(file: file, range: 0..<0)
      )
    }
  }
}

extension Diagnostic.Message {
  static func ruleOutsideLibrary(_ path: String) -> Self {
    Self(
      id: "outside-library",
      text: "no library holds \(path), so its names cannot be checked",
      help: "a library is a folder with a library.json5; put the file into its law or regimes"
    )
  }
}
