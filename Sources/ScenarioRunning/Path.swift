// SPDX-License-Identifier: Apache-2.0

/// Paths as text.
package enum Path {
  /// `name` taken from the folder of `file`; a name that begins at the root stays as it is.
  package static func beside(_ file: String, _ name: String) -> String {
    if name.hasPrefix("/") { return name }
    guard let slash = file.lastIndex(of: "/") else { return name }
    var parts = file[..<slash].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for part in name.split(separator: "/").map(String.init) {
      switch part {
      case ".": continue
      case "..":
        if let last = parts.last, last != "..", !last.isEmpty {
          parts.removeLast()
        } else {
          parts.append(part)
        }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// The last part of a path, without its ending.
  package static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
