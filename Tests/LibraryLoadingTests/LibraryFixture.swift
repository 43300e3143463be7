// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import LibraryLoading
import SourceDiagnostics

/// A small sound library in memory, to which a test adds files.
enum LibraryFixture {
  static let files = [
    "library.json5": """
    {
      library: "example", format: 1, lawThrough: "2026-01-01", defaultTerritory: "nowhere",
      defaultRegime: "in-force",
    }
    """,
    "law/nowhere/territory.json5": """
    { territory: "nowhere", country: "XX", currency: "USD", valuation: "FOB" }
    """,
    "law/nowhere/duties.json5": """
    { programme: "duties", authority: "Act", measures: [{ measure: "base-duty", from: "2020-01-01", rate: "5%", cite: "Law 1" }] }
    """,
    "regimes/in-force.json5": #"{ regime: "in-force", clock: "line" }"#,
  ]

  /// A loader of that library with `added` files in it.
  static func loader(_ added: [String: String] = [:]) -> LibraryLoader {
    LibraryLoader(
      files: .inMemory(files.merging(added) { $1 }),
      displayRoot: "",
      log: DiagnosticLog()
    )
  }
}

extension LibraryLoader {
  /// The ids of what was found, in order.
  var found: [String] { log.diagnostics.map(\.id) }
}

/// The folders of this repository, found from the place of this file.
enum Repository {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  static let scenarios = root + "/Scenarios"
  static let invalid = scenarios + "/invalid"

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The files below a folder of the disk.
  static func files(in folder: String) -> FileSource {
    FileSource(
      read: { path throws(FileSourceError) in
        guard let bytes = bytes("\(folder)/\(path)") else { throw .missing }
        return bytes
      },
      list: { names(in: "\(folder)/\($0)") }
    )
  }
}
