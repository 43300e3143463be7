// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Testing

/// The sources of this package, found from the place of this file.
enum Sources {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The folders below `Sources`.
  static let folders = names(in: "\(root)/Sources")

  struct File {
    let path: String
    let text: String

    /// The modules that it imports.
    var imports: [String] {
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else {
          return nil
        }
        return String(words[place + 1])
      }
    }

    /// The words outside comments.
    var words: Set<String> {
      let code = text.split(separator: "\n").map { line in line.prefix(upTo: line.comment) }
      let words = code.joined(separator: "\n").split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      return Set(words.map(String.init))
    }
  }

  /// The Swift files below the folder of a target.
  static func files(in target: String) -> [File] { swiftFiles(in: "\(root)/Sources/\(target)") }

  /// A file of the root, such as `Package.swift`.
  static func text(_ name: String) throws -> String {
    let bytes = try #require(FileManager.default.contents(atPath: "\(root)/\(name)"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func swiftFiles(in folder: String) -> [File] {
    names(in: folder).flatMap { name -> [File] in
      let path = "\(folder)/\(name)"
      guard name.hasSuffix(".swift") else { return swiftFiles(in: path) }
      return FileManager.default.contents(atPath: path).map { bytes in
        [File(path: path, text: String(decoding: bytes, as: UTF8.self))]
      } ?? []
    }
  }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

extension Substring {
  /// Where a comment begins, or the end.
  fileprivate var comment: Index { firstRange(of: "//")?.lowerBound ?? endIndex }
}

/// The table of floors as `Package.swift` has it.
enum PackageFloors {
  static func read() throws -> [(name: String, uses: [String])] {
    let package = try Sources.text("Package.swift")
    let table = try #require(package.firstRange(of: "let floors"), "Package.swift has a table of floors")
    let lines = package[table.upperBound...].split(separator: "\n").dropFirst().prefix { $0 != "]" }
    var floors: [(name: String, uses: [String])] = []
    var isInList = false
    for piece in lines.joined(separator: " ").split(separator: "\"", omittingEmptySubsequences: false) {
      // Between two texts stand brackets and commas only.
      if piece.contains(where: { "[](),".contains($0) }) || piece.allSatisfy(\.isWhitespace) {
        for mark in piece where mark == "[" || mark == "]" { isInList = mark == "[" }
      } else if isInList {
        floors[floors.count - 1].uses.append(String(piece))
      } else {
        floors.append((String(piece), []))
      }
    }
    return floors
  }
}
