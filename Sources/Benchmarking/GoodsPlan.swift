// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import LibraryLoading
import SourceDiagnostics
import TariffModel

/// What the goods of the workloads are like: the file `benchmarks/goods.json5` of a library, and the codes of its
/// schedule.
struct GoodsPlan {
  static let path = "benchmarks/goods.json5"

  let origins: [String]
  let originWeights: [Int]
  let modes: [String]
  let modeWeights: [Int]
  let firstDay: CivilDate
  let days: Int
  let currency: String
  let regime: String
  let regimes: [String]
  /// Codes with the unit of their quantities, the full ones apart from the shorter.
  let fullCodes: [(code: String, unit: String)]
  let shortCodes: [(code: String, unit: String)]

  /// - Throws: `BenchError` when the library has no such plan.
  init(_ files: FileSource) throws {
    let log = DiagnosticLog()
    let loader = LibraryLoader(files: files, displayRoot: "", log: log)
    guard let bytes = try? files.read(Self.path) else {
      throw BenchError("there is no \(Self.path) in the library")
    }
    guard let node = JSON5.read(SourceFile(path: Self.path, bytes: bytes), log: log),
      let reader = ObjectReader(node, what: "goods", log: log),
      let territory = reader.requiredString("territory"),
      let schedule = reader.requiredString("schedule").flatMap({ Self.date($0.value) }),
      let first = reader.requiredString("firstDay").flatMap({ Self.date($0.value) }),
      let law = loader.loadLaw(of: territory.value)
    else { throw BenchError(log.diagnostics.first?.text ?? "\(Self.path) cannot be used") }
    (origins, originWeights) = Self.weights(reader, "origins")
    (modes, modeWeights) = Self.weights(reader, "modes")
    firstDay = first
    days = reader.integer("days")?.value ?? 1
    currency = reader.string("currency")?.value ?? ""
    regime = reader.requiredString("regime")?.value ?? ""
    regimes = (reader.strings("regimes") ?? []).map(\.value)
    reader.finish()
    let edition = law.schedules.first { $0.edition.from <= schedule }
    let rows = (edition?.allCodes ?? []).compactMap { edition?.row($0) }
    let longest = law.territory.codeDigits.max() ?? 10
    let usable = rows.filter { law.territory.codeDigits.contains($0.code.length) && $0.code.length >= 8 }
    func codes(_ isFull: Bool) -> [(String, String)] {
      usable.filter { ($0.code.length == longest) == isFull }.map { row in
        (row.code.description, row.units.split(separator: ";").first.map(String.init) ?? "")
      }
    }
    fullCodes = codes(true)
    shortCodes = codes(false).isEmpty ? codes(true) : codes(false)
    guard !log.hasErrors, !fullCodes.isEmpty, !origins.isEmpty, !modes.isEmpty else {
      throw BenchError(log.diagnostics.first?.text ?? "\(Self.path) cannot be used")
    }
  }

  private static func date(_ text: String) -> CivilDate? { WrittenInstant(Array(text.utf8))?.date }

  private static func weights(_ reader: ObjectReader, _ key: String) -> (names: [String], weights: [Int]) {
    var names: [String] = []
    var weights: [Int] = []
    for member in reader.table(key) ?? [] {
      guard case .number(let text) = member.value.value, let weight = Int(text) else { continue }
      names.append(member.key)
      weights.append(weight)
    }
    return (names, weights)
  }
}

/// Why a benchmark cannot be run, or what its check found.
struct BenchError: Error {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
