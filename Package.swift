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
    .target(name: "CSHA256"),
    .target(name: "CTemplates"),
    stage("Diagnostics"),
    stage("YAMLTree", ["CLibYAML", "Diagnostics"]),
    stage("Spec", ["YAMLTree", "Diagnostics"]),
    stage("Model", ["Diagnostics"]),
    stage("Patterns", ["Diagnostics"]),
    stage("Expressions", ["Diagnostics"]),
    stage("Analysis", ["Patterns", "Expressions", "Spec", "Model", "Migrations", "YAMLTree", "Diagnostics"]),
    stage("Compatibility", ["Model", "Diagnostics"]),
    stage("Queries", ["Model"]),
    stage("Migrations", ["Model", "Queries", "Diagnostics"]),
    stage("OpenAPI", ["Model"]),
    stage("Formatting", ["Spec", "YAMLTree", "Diagnostics"]),
    stage("Templating", ["Diagnostics"]),
    stage(
      "Generation",
      ["Patterns", "Model", "Queries", "Migrations", "OpenAPI", "Templating", "YAMLTree", "Diagnostics"]
    ),
    stage("Workspace", ["CSHA256", "CTemplates", "Generation", "Migrations", "Model"]),
    stage("Conformance", ["Model", "Generation", "Diagnostics"]),
    .executableTarget(
      name: "ashlar",
      dependencies: [
        "Diagnostics", "YAMLTree", "Spec", "Model", "Analysis", "Migrations", "Formatting", "Templating", "Generation",
        "Workspace", "Conformance", "Compatibility",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    tests(of: "Diagnostics"),
    tests(of: "YAMLTree", ["TestSupport", "Diagnostics"]),
    tests(of: "Spec", ["YAMLTree", "Diagnostics"]),
    tests(of: "Patterns", ["TestSupport", "Diagnostics"]),
    tests(of: "Analysis", ["TestSupport", "Spec", "Model", "Queries", "YAMLTree", "Diagnostics"]),
    .target(
      name: "TestSupport",
      dependencies: ["Analysis", "Spec", "Model", "Migrations", "Generation", "Workspace", "YAMLTree", "Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    tests(of: "Compatibility", ["TestSupport", "Model", "Diagnostics"]),
    tests(of: "Queries", ["TestSupport", "Analysis", "Migrations", "Model", "Diagnostics"]),
    tests(of: "Migrations", ["TestSupport", "Model", "Diagnostics"]),
    tests(of: "OpenAPI", ["TestSupport", "Generation", "Model"]),
    tests(of: "Formatting", ["TestSupport", "Spec", "YAMLTree", "Diagnostics"], exclude: ["Oracle"]),
    tests(of: "Templating", ["TestSupport", "Diagnostics"], exclude: ["Cases", "Oracle"]),
    tests(
      of: "Generation",
      [
        "TestSupport", "Patterns", "Analysis", "Model", "Queries", "Templating", "Workspace", "YAMLTree", "Diagnostics",
      ],
      exclude: ["Oracle"]
    ),
    tests(of: "Workspace", ["TestSupport", "Migrations", "Model", "Generation"]),
    tests(of: "Conformance", ["TestSupport", "Analysis", "Model", "Diagnostics"], exclude: ["Oracle"]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["ashlar", "TestSupport", "Analysis", "Generation", "Model", "Workspace", "Diagnostics"],
      exclude: ["Oracle"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "ashlar", "TestSupport", "Analysis", "Compatibility", "Spec", "Model", "Migrations", "Templating", "Generation",
        "Workspace",
        "Diagnostics",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "GoldenTests",
      dependencies: [
        "TestSupport", "Analysis", "Compatibility", "Spec", "Model", "Migrations", "Generation", "Workspace",
        "YAMLTree", "Diagnostics",
      ],
      exclude: ["Oracle"],
      swiftSettings: settings
    ),
    // What a generated service reads of its clients, without the libraries that bring it there.
    .target(
      name: "ServiceParsers",
      path: "Templates/hummingbird/runtime/Sources/ServiceRuntime",
      exclude: [
        "Database", "HTTP/Credentials", "HTTP/Docs", "HTTP/Limits", "HTTP/Logging", "HTTP/Metrics", "HTTP/Pipeline",
        "HTTP/Responses",
        "HTTP/Routing", "HTTP/Server", "HTTP/ServiceContext.swift", "HTTP/Conditions/Precondition.swift",
        "HTTP/Configuration/ServiceConfiguration.swift", "HTTP/Requests/RequestJSON.swift",
        "HTTP/Requests/Request+Idempotency.swift", "Redis/Client",
      ],
      swiftSettings: settings
    ),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "TestSupport", "Analysis", "Formatting", "Generation", "Model", "OpenAPI", "Patterns", "ServiceParsers",
        "Templating", "Workspace", "YAMLTree", "Diagnostics",
      ],
      path: "Tests/Fuzzing/Targets",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "walk",
      dependencies: ["FuzzTargets"],
      path: "Tests/Fuzzing/Walk",
      swiftSettings: settings
    ),
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["FuzzTargets", "TestSupport", "walk"],
      path: "Tests/FuzzingTests",
      swiftSettings: settings
    ),
  ] + fuzzing
)
