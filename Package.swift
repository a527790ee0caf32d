// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "kyphoplasty-fhir",
  products: [
    .library(name: "LosslessJSON", targets: ["LosslessJSON"])
  ],
  targets: [
    .target(name: "LosslessJSON", swiftSettings: .project),
    .target(name: "FHIRModel", dependencies: ["LosslessJSON"], swiftSettings: .project),

    .target(
      name: "TestSupport", dependencies: ["LosslessJSON"], path: "Tests/TestSupport",
      swiftSettings: .project),
    .testTarget(
      name: "LosslessJSONTests", dependencies: ["LosslessJSON", "TestSupport"],
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
