// swift-tools-version: 6.3
import Foundation
import PackageDescription

// The peer is measured where Debian's libsimdjson-dev is installed; the benchmarks say so where it is not.
let hasSimdjson = FileManager.default.fileExists(atPath: "/usr/include/simdjson.h")

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "kyphoplasty-fhir", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "FHIRValidation", package: "kyphoplasty-fhir"),
        .product(name: "Kyphoplasty", package: "kyphoplasty-fhir"),
        .product(name: "KyphoplastyFHIR", package: "kyphoplasty-fhir"),
        .product(name: "LosslessJSON", package: "kyphoplasty-fhir"),
      ] + (hasSimdjson ? ["CSimdjson"] : []),
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
    + (hasSimdjson
      ? [.target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")])] : []),
  cxxLanguageStandard: .cxx17
)
