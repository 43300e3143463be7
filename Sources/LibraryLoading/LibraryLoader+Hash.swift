// SPDX-License-Identifier: Apache-2.0

extension LibraryLoader {
  /// The fingerprint of everything in the library that can change a result: facts, countries, law, regimes.
  ///
  /// Baskets and scenarios are left out. Files that cannot be read count as absent.
  ///
  /// - Complexity: O(*bytes of the library*); only `--version` needs it.
  package func hash() -> LibraryHash {
    var hash = LibraryHash()
    for path in lawPaths() {
      do throws(FileSourceError) { hash.add(path: path, bytes: try files.read(path)) } catch {}
    }
    return hash
  }

  /// The paths of those files, in an order that depends on their names alone.
  private func lawPaths() -> [String] {
    var paths = [LibraryPaths.facts] + files.list("").filter { $0.hasSuffix(".csv") }
    for territory in files.list(LibraryPaths.law) {
      let folder = LibraryPaths.folder(ofTerritory: territory)
      for name in files.list(folder) {
        let path = "\(folder)/\(name)"
        let inside = files.list(path)
        paths += inside.isEmpty ? [path] : inside.map { "\(path)/\($0)" }
      }
    }
    return paths + files.list(LibraryPaths.regimes).map { "\(LibraryPaths.regimes)/\($0)" }
  }
}
