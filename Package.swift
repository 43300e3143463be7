// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules.
let houseStyle: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

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
    // Linked whole: a third of the time of a short run is the loader's otherwise.
    .executableTarget(
      name: "tariff",
      dependencies: ["CommandLineTool"],
      swiftSettings: houseStyle + [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
      ],
      linkerSettings: [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
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
