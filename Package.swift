// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "kyphoplasty-fhir",
  products: [
    .library(name: "LosslessJSON", targets: ["LosslessJSON"]),
    .library(name: "FHIRValidation", targets: ["FHIRValidation", "FHIRDefinitionsR4"]),
    .library(name: "FHIRDelivery", targets: ["FHIRDelivery"]),
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
  ],
  targets: [
    // Reading and checking FHIR: nothing here knows the procedure, and nothing links Foundation.
    .target(name: "LosslessJSON", swiftSettings: .project),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "FHIRDefinitions", dependencies: ["CZlib", "LosslessJSON"], swiftSettings: .project),
    .target(name: "CFHIRDefinitions", exclude: ["r4.pack"]),
    .target(
      name: "FHIRDefinitionsR4", dependencies: ["CFHIRDefinitions", "FHIRDefinitions"],
      swiftSettings: .project),
    .target(
      name: "FHIRValidation", dependencies: ["FHIRDefinitions", "LosslessJSON"],
      swiftSettings: .project),

    // Writing FHIR: the resources of an export, straight to bytes.
    .target(name: "FHIRModel", dependencies: ["LosslessJSON"], swiftSettings: .project),

    // Delivering bytes: HTTP, and no FHIR.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(
      name: "FHIRDelivery",
      dependencies: ["CCurl", .product(name: "Logging", package: "swift-log")],
      swiftSettings: .project),

    .executableTarget(
      name: "fhir-pack",
      dependencies: [
        "FHIRDefinitions", "LosslessJSON",
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
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: .project),
    .testTarget(
      name: "FHIRDefinitionsR4Tests",
      dependencies: ["CFHIRDefinitions", "FHIRDefinitions", "FHIRDefinitionsR4"],
      swiftSettings: .project),
    .testTarget(
      name: "FHIRModelTests", dependencies: ["FHIRModel", "LosslessJSON", "TestSupport"],
      swiftSettings: .project),
    .testTarget(
      name: "FHIRDeliveryTests", dependencies: ["FHIRDelivery", "TestSupport"],
      swiftSettings: .project),
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
