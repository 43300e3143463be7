// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import JSON5Reading
import ScenarioRunning
import SourceDiagnostics

/// The basket that a user names: a CSV, standard input, or a descriptor that names a CSV.
struct BasketArgument {
  /// What messages call the CSV.
  let path: String
  let descriptor: BasketDescriptor?
  private let file: InputFile

  /// - Throws: `FileError`, or `InvalidInput` for a descriptor that cannot be used.
  init(_ name: String, _ context: Context) throws {
    guard name.hasSuffix(".json5") else {
      descriptor = nil
      path = name == "-" ? FileError.standardInput : name
      file = try context.input(name)
      return
    }
    let source = SourceFile(path: name, bytes: try context.workspace.read(name))
    let descriptor = try Self.descriptor(source)
    path = Path.beside(name, descriptor.file.value)
    do throws(FileError) {
      file = try context.workspace.open(path)
    } catch {
      throw InvalidInput([Diagnostic(.error, .goodsNotRead(error), at: descriptor.file.location)])
    }
    self.descriptor = descriptor
  }

  private static func descriptor(_ source: SourceFile) throws -> BasketDescriptor {
    let log = DiagnosticLog()
    guard let node = JSON5.read(source, log: log) else { throw InvalidInput(log.diagnostics) }
    if node.hasMember("scenario") {
      throw InvalidInput([Diagnostic(.error, .scenarioIsNoBasket, at: node.head)])
    }
    guard let descriptor = BasketDescriptor.read(node, log: log), !log.hasErrors else {
      throw InvalidInput(log.diagnostics)
    }
    return descriptor
  }

  /// The basket's bytes in chunks of rows, and whether all of them have been read.
  func chunks(_ progress: Progress) -> (source: ChunkSource, isRead: () -> Bool) {
    var isRead = false
    let source = ChunkSource { buffer, count in
      let before = buffer.count
      let isMore = try file.read(&buffer, count)
      progress.advance(by: buffer.count - before)
      if !isMore { isRead = true }
      return isMore
    }
    return (source, { isRead })
  }
}

extension Node {
  /// Whether it is an object with that key.
  func hasMember(_ key: String) -> Bool {
    guard case .object(let members) = value else { return false }
    return members.contains { $0.key == key }
  }
}

extension Diagnostic.Message {
  static func goodsNotRead(_ error: FileError) -> Self {
    Self(id: "goods-not-read", text: "the goods cannot be read: \(error.text)")
  }

  static let scenarioIsNoBasket = Self(
    id: "not-a-basket",
    text: "this is a scenario file, not a basket",
    help: "run it with 'tariff test' or 'tariff batch'"
  )
}
