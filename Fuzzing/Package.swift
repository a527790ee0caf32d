// swift-tools-version: 6.3
import PackageDescription

// Built and linked by Scripts/fuzz: a program whose `main` is libFuzzer's cannot be a product of SwiftPM.
let package = Package(
  name: "fuzzing",
  products: [.library(name: "FHIRFuzz", type: .static, targets: ["FHIRFuzz"])],
  dependencies: [.package(name: "kyphoplasty-fhir", path: "..")],
  targets: [
    .target(
      name: "FHIRFuzz",
      dependencies: [
        .product(name: "FHIRValidation", package: "kyphoplasty-fhir"),
        .product(name: "LosslessJSON", package: "kyphoplasty-fhir"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
