// SPDX-License-Identifier: Apache-2.0

/// A fingerprint of the files of a library: 64-bit FNV-1a over their paths and bytes.
///
/// The same files give the same number on every machine, so that two results can be known to rest on the same
/// rules. It tells accidents apart, not attacks: it is no security hash.
package struct LibraryHash: Hashable, Sendable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  /// Takes in the bytes.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    var state = value
    for byte in bytes {
      state ^= UInt64(byte)
      state = state &* 0x0000_0100_0000_01b3
    }
    value = state
  }

  /// Takes in a file: its path, its length and its bytes, so that nothing can slip from one file to the next.
  package mutating func add(path: String, bytes: [UInt8]) {
    add(path.utf8)
    add(CollectionOfOne(0))
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { add($0) }
    add(bytes)
  }
}

extension LibraryHash {
  /// The fingerprint of a library's facts, laws and regimes; goods and scenarios are no part of it.
  package init(of files: FileSource) {
    self.init()
    var folders = ["", "regimes"]
    for territory in files.list("law") {
      folders += ["law/\(territory)", "law/\(territory)/lists", "law/\(territory)/schedule"]
    }
    for folder in folders {
      for name in files.list(folder) where name.hasSuffix(".json5") || name.hasSuffix(".csv") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        guard let bytes = try? files.read(path) else { continue }
        add(path: path, bytes: bytes)
      }
    }
  }
}

extension LibraryHash: CustomStringConvertible {
  /// Sixteen hexadecimal digits.
  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
