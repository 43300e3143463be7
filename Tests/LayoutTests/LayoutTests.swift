// SPDX-License-Identifier: Apache-2.0

import Testing

/// The floors of the package: each stands on lower ones only, and takes what it says it takes.
@Suite struct LayoutTests {
  /// The floors from the ground up, each with those that it stands on; `Docs/Architecture.md` draws them.
  private static let floors: KeyValuePairs = [
    "ExactMath": "",
    "SourceDiagnostics": "",
    "JSON5Reading": "SourceDiagnostics",
    "DelimitedText": "",
    "Streaming": "",
    "TariffModel": "ExactMath SourceDiagnostics JSON5Reading DelimitedText",
    "LibraryLoading": "ExactMath SourceDiagnostics JSON5Reading DelimitedText TariffModel Streaming",
    "TariffEngine": "ExactMath SourceDiagnostics TariffModel LibraryLoading Streaming",
    "Baskets": "ExactMath SourceDiagnostics JSON5Reading DelimitedText TariffModel LibraryLoading",
    "Reporting": "ExactMath SourceDiagnostics DelimitedText TariffModel TariffEngine Baskets",
    "ScenarioRunning": """
    ExactMath SourceDiagnostics JSON5Reading DelimitedText TariffModel LibraryLoading TariffEngine Baskets \
    Reporting Streaming
    """,
    "CommandLineTool": """
    ExactMath SourceDiagnostics JSON5Reading DelimitedText TariffModel LibraryLoading TariffEngine Baskets \
    Reporting Streaming ScenarioRunning
    """,
    "Benchmarking": "ExactMath SourceDiagnostics JSON5Reading TariffModel LibraryLoading CommandLineTool",
    "TariffKit": "ExactMath SourceDiagnostics TariffModel LibraryLoading Reporting ScenarioRunning",
  ]

  /// The thin executables, each of one call into the floor below it.
  private static let executables = ["tariff": "CommandLineTool", "tariff-bench": "Benchmarking"]

  private static func uses(of floor: String) -> [String] {
    let text = floors.first { $0.key == floor }?.value ?? executables[floor] ?? ""
    return text.split(separator: " ").map(String.init)
  }

  @Test func `The package declares these floors and no others`() throws {
    let declared = try PackageFloors.read()
    #expect(declared.map(\.name) == Self.floors.map(\.key))
    for floor in declared { #expect(floor.uses == Self.uses(of: floor.name), "\(floor.name)") }
  }

  @Test func `No floor stands on a higher one`() throws {
    var below: Set<String> = []
    for floor in try PackageFloors.read() {
      #expect(below.isSuperset(of: floor.uses), "\(floor.name)")
      below.insert(floor.name)
    }
  }

  @Test func `Every folder of sources is a floor or a thin executable`() {
    #expect(Set(Sources.folders) == Set(Self.floors.map(\.key) + Self.executables.keys))
  }

  @Test(arguments: Sources.folders)
  func `Files import what their floor stands on, and of the system only the C library`(_ floor: String) {
    var allowed = Set(Self.uses(of: floor) + ["Glibc", "Musl", "Darwin", "Synchronization"])
    // One instruction of the processor, by name.
    if floor == "DelimitedText" { allowed.insert("_Builtin_intrinsics.intel.sse2") }
    for file in Sources.files(in: floor) {
      let foreign = file.imports.filter { !allowed.contains($0) }
      #expect(foreign.isEmpty, "\(file.path) imports \(foreign)")
    }
  }

  @Test(arguments: Sources.folders)
  func `No file has binary floating point`(_ floor: String) {
    for file in Sources.files(in: floor) {
      let found = file.words.intersection(["Double", "Float", "Float16", "Float80", "CGFloat", "Decimal"])
      #expect(found.isEmpty, "\(file.path) has \(found.sorted())")
    }
  }
}
