import ArgumentParser
import Foundation
import Kyphoplasty
import KyphoplastyFHIR

/// Writes the FHIR package.
struct ProfilesPackage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract: "Writes the profiles as a FHIR package (.tgz).",
    discussion: """
      The package holds the conformance resources with differential and snapshot, an index, the schema of the record, and \
      the bundles of the sample records as examples. The same program writes the same bytes.

        kypho profiles package
        kypho profiles package --us-core 8.0.0 --out kyphoplasty-on-8.tgz
        kypho profiles package --canonical https://spine.example.org/fhir --out - | sha256sum
        kypho profiles package --canonical https://spine.example.org/fhir --name org.example.spine \
      --package-version 1.0.0
        kypho validate bundle.json --package org.example.kyphoplasty-0.1.0.tgz

      --canonical puts another base in the place of http://example.org/fhir/kyphoplasty wherever that stands. 'kypho map' \
      and 'kypho export' write bundles for such a registry with the same option, or with site.canonical in kypho.yaml. \
      Whoever publishes under a base of their own gives the package a --name of their own too, for a registry of packages \
      has each name once; --package-version is the version of all that is in it.
      """)

  @Option(help: ArgumentHelp("The base of the canonical urls.", valueName: "url"))
  var canonical: String?

  @Option(help: "The name of the package; org.example.kyphoplasty otherwise.")
  var name: String?

  @Option(
    help: ArgumentHelp("The version of the package and of all in it.", valueName: "version"))
  var packageVersion: String?

  @Option(
    help: ArgumentHelp(
      "The file, or a folder for one of the package's name and version; - is stdout.",
      valueName: "file"))
  var out: String?

  @Option(help: "The version of US Core to stand on: 6.1.0, 7.0.0 or 8.0.0.")
  var usCore = USCoreVersion.v6_1_0

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func run() throws {
    let (package, path) = try prepare()
    if let path { try AtomicFile.check(path) }
    let bytes: [UInt8]
    do throws(PublicationError) { bytes = try package.archive() } catch { throw Failure(error) }
    guard let path else {
      var output = ByteOutput.standard()
      try output.write(bytes)
      return try output.flush()
    }
    try AtomicFile.write(bytes, to: path, mode: 0o644)
    Talk(isQuiet: quiet).note("wrote \(path), \(bytes.count) bytes")
  }

  private func prepare() throws -> (ProfilePackage, path: String?) {
    let base = try canonical.map { try CanonicalBase(option: $0) }
    do throws(PublicationError) {
      let package = try ProfilePackage(
        usCore: usCore, canonical: base, name: name, version: packageVersion)
      return (package, path(for: package))
    } catch {
      throw Failure(error)
    }
  }

  /// Where the package goes; `nil` is stdout.
  private func path(for package: ProfilePackage) -> String? {
    guard let out else { return package.fileName }
    if out == "-" { return nil }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: out, isDirectory: &isFolder)
    guard exists && isFolder.boolValue || out.hasSuffix("/") else { return out }
    return (out.hasSuffix("/") ? out : out + "/") + package.fileName
  }
}

extension Failure {
  /// What keeps the profiles from being published: the caller's word, or a fault of this program.
  init(_ error: PublicationError) {
    switch error.code {
    case .invalidPackageName, .invalidPackageVersion: self.init(.usage, "\(error)")
    case .damagedSources, .brokenSample: self.init(.bug, "\(error)")
    }
  }
}

extension CanonicalBase {
  /// The base that an option names.
  init(option text: String) throws {
    do throws(Malformed) { self = try CanonicalBase(text) } catch {
      throw Failure(.usage, "\(error)")
    }
  }
}
