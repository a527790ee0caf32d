// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "kyphoplasty-fhir",
  products: [],
  targets: [
    .target(name: "LosslessJSON", swiftSettings: .project)
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
