// SPDX-License-Identifier: Apache-2.0

import LibraryLoading

/// The folder of a library.
struct LibraryLocation: Hashable, Sendable {
  /// As it is opened and as it is shown, without superfluous parts.
  let path: String

  init(_ path: String) {
    self.path = PathText.simplified(path)
  }

  /// The library that the user means: `--library`, `TARIFF_LIBRARY`, a folder `Scenarios` with a library in
  /// the current folder or one above it, `share/tariff` beside the tool.
  ///
  /// - Throws: `LibraryNotFound`.
  static func find(
    option: String?,
    workspace: Workspace,
    console: Console
  ) throws(LibraryNotFound) -> LibraryLocation {
    let variable = console.environment("TARIFF_LIBRARY").flatMap { $0.isEmpty ? nil : $0 }
    for (path, origin) in [(option, "--library"), (variable, "TARIFF_LIBRARY")] {
      guard let path else { continue }
      guard isLibrary(path, workspace) else { throw .notALibrary(path, origin: origin) }
      return LibraryLocation(path)
    }
    let above = (0...workspace.depth).map { String(repeating: "../", count: $0) + "Scenarios" }
    let beside = workspace.toolFolder.map { PathText.simplified($0 + "/../share/tariff") }
    guard let found = (above + [beside].compactMap(\.self)).first(where: { isLibrary($0, workspace) }) else {
      throw .nowhere(beside: beside)
    }
    return LibraryLocation(found)
  }

  /// The library that a file or folder belongs to: the folder itself or one above it; nil when there is none.
  static func holding(_ path: String, workspace: Workspace) -> LibraryLocation? {
    var folder = PathText.simplified(path)
    // As many steps as there are folders, those above the current one included.
    for _ in 0...(folder.split(separator: "/").count + workspace.depth) {
      if isLibrary(folder, workspace) { return LibraryLocation(folder) }
      if folder == "/" { return nil }
      let isAbove = folder == "." || folder.split(separator: "/").allSatisfy { $0 == ".." }
      folder = isAbove ? PathText.simplified(folder + "/..") : PathText.folder(of: folder)
    }
    return nil
  }

  /// A path relative to the library; nil when it lies outside.
  func relative(_ path: String) -> String? {
    let path = PathText.simplified(path)
    if path == self.path { return "" }
    guard self.path != "." else { return path.hasPrefix("/") || path.hasPrefix("..") ? nil : path }
    return path.hasPrefix(self.path + "/") ? String(path.dropFirst(self.path.count + 1)) : nil
  }

  private static func isLibrary(_ path: String, _ workspace: Workspace) -> Bool {
    workspace.kind(PathText.join(path, LibraryPaths.facts)) == .file
  }
}

/// Why there is no library.
///
/// Data only; the words stand in `ErrorWords.swift`.
enum LibraryNotFound: Error, Hashable, Sendable {
  /// The folder that the user names has no `library.json5`.
  case notALibrary(String, origin: String)
  /// No folder has one; `beside` is the last that was looked at.
  case nowhere(beside: String?)
}
