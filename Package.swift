// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "kyphoplasty-fhir",
  products: [
    .library(name: "LosslessJSON", targets: ["LosslessJSON"]),
    .library(name: "FHIRDefinitions", targets: ["FHIRDefinitions", "FHIRDefinitionsR4"]),
    .library(name: "FHIRPathEngine", targets: ["FHIRPathEngine"]),
    .library(name: "FHIRModel", targets: ["FHIRModel"]),
    .library(name: "Kyphoplasty", targets: ["Kyphoplasty"]),
    .library(
      name: "FHIRValidation", targets: ["FHIRValidation", "FHIRDefinitions", "FHIRDefinitionsR4"]),
    .library(name: "FHIRDelivery", targets: ["FHIRDelivery"]),
    .library(name: "KyphoplastyFHIR", targets: ["KyphoplastyFHIR"]),
    .executable(name: "kypho", targets: ["kypho"]),
  ],
  traits: [
    .trait(
      name: "PostgreSQL",
      description:
        "An outbox on PostgreSQL, for several hosts that send from one queue; needs libpq.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(
      url: "https://github.com/apple/swift-configuration.git", from: "1.4.0", traits: ["YAML"]),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox.git", from: "0.27.1"),
    .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
  ],
  targets: [
    // Reading and checking FHIR: nothing here knows the procedure, and nothing links Foundation.
    .target(name: "LosslessJSON", swiftSettings: .project),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "FHIRDefinitions", dependencies: ["CZlib", "LosslessJSON"], swiftSettings: .project),
    .target(
      name: "CFHIRDefinitions",
      exclude: ["r4.pack", "us-core-6.1.0.pack", "us-core-7.0.0.pack", "us-core-8.0.0.pack"]),
    .target(
      name: "FHIRDefinitionsR4", dependencies: ["CFHIRDefinitions", "FHIRDefinitions"],
      swiftSettings: .project),
    .target(
      name: "FHIRPathEngine", dependencies: ["FHIRDefinitions", "LosslessJSON"],
      swiftSettings: .project),
    .target(
      name: "FHIRValidation", dependencies: ["FHIRDefinitions", "FHIRPathEngine", "LosslessJSON"],
      swiftSettings: .project),

    // Writing FHIR: the resources of an export, straight to bytes.
    .target(name: "FHIRModel", dependencies: ["LosslessJSON"], swiftSettings: .project),

    // What the system knows of files. Foundation's own modules claim the type that it answers with, so that a module which
    // imports Foundation anywhere cannot name it.
    .target(name: "SystemFiles", swiftSettings: .project),

    // Delivering bytes: the queue on disk, the decisions, and HTTP; no FHIR.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(
      name: "FHIRDelivery",
      dependencies: [
        "CCurl", "CZlib", "SystemFiles",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: .project),
    .systemLibrary(name: "CPostgreSQL", providers: [.apt(["libpq-dev"])]),
    .target(
      name: "PostgreSQLOutbox",
      dependencies: [
        "FHIRDelivery",
        .target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"])),
      ],
      swiftSettings: .project),

    // A server to try things on.
    .target(
      name: "FHIRSandbox",
      dependencies: [
        "LosslessJSON",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: .project),

    // The procedure, and what it becomes.
    .target(
      name: "Kyphoplasty",
      dependencies: [
        "FHIRModel", "LosslessJSON",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: .project),
    .target(
      name: "CKyphoplastyProfiles",
      exclude: [
        "profiles-us-core-6.1.0.pack", "profiles-us-core-7.0.0.pack",
        "profiles-us-core-8.0.0.pack", "profiles.tgz",
      ]),
    .target(
      name: "KyphoplastyFHIR",
      dependencies: [
        "CKyphoplastyProfiles", "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRDelivery", "FHIRModel",
        "FHIRValidation", "Kyphoplasty", "LosslessJSON",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: .project),

    .executableTarget(
      name: "kypho",
      dependencies: [
        "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRDelivery", "FHIRModel", "FHIRPathEngine",
        "FHIRSandbox", "FHIRValidation", "Kyphoplasty", "KyphoplastyFHIR", "LosslessJSON",
        "PostgreSQLOutbox", "SystemFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: .project),
    .executableTarget(
      name: "fhir-pack",
      dependencies: [
        "FHIRDefinitions", "LosslessJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: .project),
    .executableTarget(
      name: "fhir-suites",
      dependencies: [
        "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRPathEngine", "FHIRValidation", "LosslessJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: .project),

    .target(
      name: "TestSupport", dependencies: ["LosslessJSON"], path: "Tests/TestSupport",
      swiftSettings: .project),
    .testTarget(
      name: "LosslessJSONTests", dependencies: ["LosslessJSON", "TestSupport"],
      swiftSettings: .project),
    .testTarget(
      name: "FHIRDefinitionsTests",
      dependencies: ["FHIRDefinitions", "LosslessJSON", "TestSupport"],
      swiftSettings: .project),
    .testTarget(
      name: "FHIRDefinitionsR4Tests",
      dependencies: [
        "CFHIRDefinitions", "FHIRDefinitions", "FHIRDefinitionsR4", "LosslessJSON", "TestSupport",
      ],
      swiftSettings: .project),
    .testTarget(
      name: "FHIRPathEngineTests",
      dependencies: [
        "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRPathEngine", "LosslessJSON", "TestSupport",
      ],
      swiftSettings: .project),
    .testTarget(
      name: "FHIRValidationTests",
      dependencies: [
        "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRValidation", "LosslessJSON", "TestSupport",
      ],
      exclude: ["FormerFailures", "Snapshots"], swiftSettings: .project),
    .testTarget(
      name: "FHIRModelTests",
      dependencies: [
        "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRModel", "FHIRValidation", "LosslessJSON",
        "TestSupport",
      ],
      exclude: ["Snapshots"], swiftSettings: .project),
    .target(
      name: "OutboxTesting", dependencies: ["FHIRDelivery"], path: "Tests/OutboxTesting",
      swiftSettings: .project),
    .testTarget(
      name: "FHIRDeliveryTests",
      dependencies: [
        "FHIRDelivery", "OutboxTesting", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: .project),
    .testTarget(
      name: "PostgreSQLOutboxTests",
      dependencies: ["FHIRDelivery", "OutboxTesting", "PostgreSQLOutbox", "TestSupport"],
      swiftSettings: .project),
    .testTarget(
      name: "FHIRSandboxTests",
      dependencies: [
        "FHIRSandbox", "LosslessJSON", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: .project),
    .testTarget(
      name: "KyphoplastyTests",
      dependencies: [
        "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRModel", "FHIRPathEngine", "FHIRValidation",
        "Kyphoplasty", "LosslessJSON", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: .project),
    .testTarget(
      name: "KyphoplastyFHIRTests",
      dependencies: [
        "CFHIRDefinitions", "CKyphoplastyProfiles", "FHIRDefinitions", "FHIRDefinitionsR4",
        "FHIRDelivery", "FHIRValidation", "Kyphoplasty", "KyphoplastyFHIR", "LosslessJSON",
        "TestSupport",
      ],
      swiftSettings: .project),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "FHIRDelivery", "LosslessJSON", "TestSupport", "kypho",
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["Snapshots"], swiftSettings: .project),
    .testTarget(
      name: "HistoryTests",
      dependencies: ["FHIRDelivery", "LosslessJSON", "TestSupport", "kypho"],
      swiftSettings: .project),
    .testTarget(
      name: "SuiteTests",
      dependencies: ["LosslessJSON", "TestSupport", "fhir-suites"],
      exclude: ["Cases", "KnownFailures"],
      swiftSettings: .project),
    .testTarget(
      name: "LibraryTests",
      dependencies: [
        "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRValidation", "Kyphoplasty", "KyphoplastyFHIR",
        "TestSupport",
      ],
      swiftSettings: .project),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: .project),
  ]
)

extension [SwiftSetting] {
  static var project: Self {
    [
      .swiftLanguageMode(.v6),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
  }
}
