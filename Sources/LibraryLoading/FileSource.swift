// SPDX-License-Identifier: Apache-2.0

/// Why a file could not be had.
package enum FileSourceError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing
  /// It is there but cannot be read; the reason in a few words, such as `permission denied`.
  case unreadable(String)
}

extension FileSourceError: CustomStringConvertible {
  /// The reason in a few words.
  package var description: String {
    switch self {
    case .missing: "no such file"
    case .unreadable(let reason): reason
    }
  }
}

/// Read-only access to the files of a library, by path relative to its root.
///
/// A struct of closures, so that the loader is the same for a folder on disk and for texts in a test. Paths
/// are written with `/`, whatever the system does.
package struct FileSource: Sendable {
  /// The bytes of a file.
  package let read: @Sendable (_ path: String) throws(FileSourceError) -> [UInt8]
  /// The names of the files and folders in a folder, sorted; none when there is no such folder.
  package let list: @Sendable (_ folder: String) -> [String]

  package init(
    read: @escaping @Sendable (_ path: String) throws(FileSourceError) -> [UInt8],
    list: @escaping @Sendable (_ folder: String) -> [String]
  ) {
    self.read = read
    self.list = list
  }
}

extension FileSource {
  /// Files held in memory: path → text.
  package static func inMemory(_ files: [String: String]) -> FileSource {
    inMemory(files.mapValues { Array($0.utf8) })
  }

  /// Files held in memory: path → bytes.
  package static func inMemory(_ files: [String: [UInt8]]) -> FileSource {
    FileSource(
      read: { path throws(FileSourceError) in
        guard let bytes = files[path] else { throw .missing }
        return bytes
      },
      list: { folder in
        let start = folder.isEmpty ? "" : folder + "/"
        var names: Set<String> = []
        for path in files.keys where path.hasPrefix(start) {
          names.insert(String(path.dropFirst(start.count).prefix { $0 != "/" }))
        }
        return names.sorted()
      }
    )
  }
}
