// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One stage of the pipeline: a library that may import exactly what it lists.
func stage(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

func tests(of name: String, _ imports: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.init(stringLiteral: name)] + imports,
    exclude: exclude,
    swiftSettings: settings
  )
}

/// The fuzzer's program, which needs an instrumented build of everything: see `scripts/fuzz`.
let fuzzing: [Target] =
  Context.environment["ASHLAR_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "fuzz",
      dependencies: ["FuzzTargets"],
      path: "Tests/Fuzzing/Entry",
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]
    )
  ]

let package = Package(
  name: "ashlar",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "ashlar", targets: ["ashlar"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    stage("Diagnostics"),
    stage("YAMLTree", ["CLibYAML", "Diagnostics"]),
    stage("Spec", ["YAMLTree", "Diagnostics"]),
    stage("Model", ["Diagnostics"]),
    stage("Patterns", ["Diagnostics"]),
    stage("Expressions", ["Diagnostics"]),
    stage("Analysis", ["Patterns", "Expressions", "Spec", "Model", "Migrations", "YAMLTree", "Diagnostics"]),
    stage("Queries", ["Model"]),
    stage("Migrations", ["Model", "Queries"]),
    stage("OpenAPI", ["Model"]),
    stage("Formatting", ["Spec", "YAMLTree", "Diagnostics"]),
    stage("Templating", ["Diagnostics"]),
    stage(
      "Generation",
      ["Patterns", "Model", "Queries", "Migrations", "OpenAPI", "Templating", "YAMLTree", "Diagnostics"]
    ),
    stage("Workspace", ["Generation"]),
    .executableTarget(
      name: "ashlar",
      dependencies: [
        "Diagnostics", "YAMLTree", "Spec", "Model", "Analysis", "Formatting", "Templating", "Generation", "Workspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    tests(of: "Diagnostics"),
    tests(of: "YAMLTree", ["Diagnostics"]),
    tests(of: "Spec", ["YAMLTree", "Diagnostics"]),
    tests(of: "Patterns", ["Diagnostics"]),
    tests(of: "Analysis", ["TestSupport", "Spec", "Model", "YAMLTree", "Diagnostics"]),
    .target(
      name: "TestSupport",
      dependencies: ["Analysis", "Spec", "Model", "Generation", "Workspace", "YAMLTree", "Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    tests(of: "Queries", ["TestSupport", "Analysis", "Migrations", "Model", "Diagnostics"]),
    tests(of: "Migrations", ["TestSupport", "Model"]),
    tests(of: "OpenAPI", ["TestSupport", "Model"]),
    tests(of: "Formatting", ["TestSupport", "Spec", "YAMLTree", "Diagnostics"], exclude: ["Oracle"]),
    tests(of: "Templating", ["TestSupport", "Diagnostics"], exclude: ["Cases", "Oracle"]),
    tests(
      of: "Generation",
      ["TestSupport", "Patterns", "Analysis", "Model", "Queries", "Templating", "Workspace", "YAMLTree", "Diagnostics"]
    ),
    tests(of: "Workspace", ["Generation"]),
    .testTarget(name: "CommandTests", dependencies: ["ashlar", "TestSupport", "Diagnostics"], swiftSettings: settings),
    .testTarget(
      name: "DocumentationTests",
      dependencies: ["TestSupport", "Analysis", "Spec", "YAMLTree", "Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "GoldenTests",
      dependencies: [
        "TestSupport", "Analysis", "Spec", "Model", "Generation", "Workspace", "YAMLTree", "Diagnostics",
      ],
      exclude: ["Oracle"],
      swiftSettings: settings
    ),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "TestSupport", "Analysis", "Formatting", "Generation", "Model", "OpenAPI", "Patterns", "Templating",
        "Workspace", "YAMLTree",
        "Diagnostics",
      ],
      path: "Tests/Fuzzing/Targets",
      swiftSettings: settings
    ),
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["FuzzTargets", "TestSupport"],
      path: "Tests/FuzzingTests",
      swiftSettings: settings
    ),
  ] + fuzzing
)
