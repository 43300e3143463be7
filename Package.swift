// swift-tools-version: 6.2
import PackageDescription

#if canImport(Glibc)
import Glibc
#endif

/// Every target is held to the same rules.
let houseStyle: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// How `tariff` is linked for use on Linux: whole, the system's library included where there is one to include.
///
/// A short run spends a tenth of its time in the loader otherwise.
let linking: [String] = {
  #if canImport(Glibc)
  let archives = ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/libc.a" }
  if archives.contains(where: { access($0, R_OK) == 0 }) { return ["-static-executable", "-use-ld=lld"] }
  #endif
  return ["-static-stdlib"]
}()

/// The floors of the building, from the ground up.
///
/// Each names what it stands on; the build refuses any other import
/// (`--explicit-target-dependency-import-check error`).
let floors: [(name: String, uses: [String])] = [
  ("ExactMath", []),
  ("SourceDiagnostics", []),
  ("JSON5Reading", ["SourceDiagnostics"]),
  ("DelimitedText", []),
  ("Streaming", []),
  ("TariffModel", ["ExactMath", "SourceDiagnostics", "JSON5Reading", "DelimitedText"]),
  (
    "LibraryLoading",
    ["ExactMath", "SourceDiagnostics", "JSON5Reading", "DelimitedText", "TariffModel", "Streaming"]
  ),
  ("TariffEngine", ["ExactMath", "SourceDiagnostics", "TariffModel", "LibraryLoading", "Streaming"]),
  (
    "Baskets",
    ["ExactMath", "SourceDiagnostics", "JSON5Reading", "DelimitedText", "TariffModel", "LibraryLoading"]
  ),
  (
    "Reporting",
    ["ExactMath", "SourceDiagnostics", "DelimitedText", "TariffModel", "TariffEngine", "Baskets"]
  ),
  (
    "ScenarioRunning",
    [
      "ExactMath", "SourceDiagnostics", "JSON5Reading", "DelimitedText", "TariffModel", "LibraryLoading",
      "TariffEngine", "Baskets", "Reporting", "Streaming",
    ]
  ),
  (
    "CommandLineTool",
    [
      "ExactMath", "SourceDiagnostics", "JSON5Reading", "DelimitedText", "TariffModel", "LibraryLoading",
      "TariffEngine", "Baskets", "Reporting", "Streaming", "ScenarioRunning",
    ]
  ),
  (
    "Benchmarking",
    ["ExactMath", "SourceDiagnostics", "JSON5Reading", "TariffModel", "LibraryLoading", "CommandLineTool"]
  ),
  (
    "TariffKit",
    ["ExactMath", "SourceDiagnostics", "TariffModel", "LibraryLoading", "Reporting", "ScenarioRunning"]
  ),
]

let package = Package(
  name: "tariff",
  products: [
    .library(name: "TariffKit", targets: ["TariffKit"]),
    .executable(name: "tariff", targets: ["tariff"]),
  ],
  targets: floors.map { floor in
    .target(
      name: floor.name,
      dependencies: floor.uses.map { .byName(name: $0) },
      swiftSettings: houseStyle
    )
  } + [
    .executableTarget(
      name: "tariff",
      dependencies: ["CommandLineTool"],
      swiftSettings: houseStyle + [
        .unsafeFlags(linking, .when(platforms: [.linux], configuration: .release))
      ],
      linkerSettings: [
        .unsafeFlags(linking, .when(platforms: [.linux], configuration: .release))
      ]
    ),
    .executableTarget(
      name: "tariff-bench",
      dependencies: ["Benchmarking"],
      swiftSettings: houseStyle
    ),
    .testTarget(name: "LayoutTests", swiftSettings: houseStyle),
    .testTarget(name: "ExactMathTests", dependencies: ["ExactMath"], swiftSettings: houseStyle),
    .testTarget(name: "TariffKitTests", dependencies: ["TariffKit"], swiftSettings: houseStyle),
    .testTarget(
      name: "SourceDiagnosticsTests",
      dependencies: ["SourceDiagnostics"],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "JSON5ReadingTests",
      dependencies: ["JSON5Reading", "SourceDiagnostics"],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "TariffModelTests",
      dependencies: ["ExactMath", "SourceDiagnostics", "JSON5Reading", "TariffModel"],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "LibraryLoadingTests",
      dependencies: ["ExactMath", "SourceDiagnostics", "TariffModel", "LibraryLoading"],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "ExactMath", "SourceDiagnostics", "TariffModel", "LibraryLoading", "TariffEngine", "Reporting",
      ],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "DelimitedTextTests",
      dependencies: ["DelimitedText"],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "BasketsTests",
      dependencies: [
        "ExactMath", "SourceDiagnostics", "JSON5Reading", "DelimitedText", "TariffModel", "LibraryLoading",
        "Baskets",
      ],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "TariffEngineTests",
      dependencies: ["ExactMath", "SourceDiagnostics", "TariffModel", "LibraryLoading", "TariffEngine"],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "StreamingTests",
      dependencies: ["Streaming"],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "ScenarioRunningTests",
      dependencies: ["DelimitedText", "Streaming", "ScenarioRunning"],
      swiftSettings: houseStyle
    ),
    .testTarget(
      name: "CommandLineToolTests",
      dependencies: ["CommandLineTool"],
      swiftSettings: houseStyle
    ),
  ],
  swiftLanguageModes: [.v6]
)
