import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR

/// What documents are checked against, besides FHIR R4 itself.
struct DefinitionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A profile that every document must meet besides those it claims; may be repeated.",
      valueName: "url"))
  var profile: [String] = []

  @Option(
    help: ArgumentHelp(
      "A profile for entries of a bundle: Composition=url, Observation:0=url or 3=url; may be repeated.",
      valueName: "entry=url"))
  var entryProfile: [String] = []

  @Option(
    help: ArgumentHelp(
      "The version of US Core whose profiles are known, and ours over it: 6.1.0, 7.0.0, 8.0.0 or none.",
      valueName: "version"))
  var usCore = USCoreChoice.v610

  @Option(
    help: ArgumentHelp(
      "A FHIR package: a .tgz file, a folder, or id#version in the package cache; may be repeated.",
      valueName: "package"))
  var package: [String] = []

  @Option(help: ArgumentHelp("The package cache (default ~/.fhir/packages).", valueName: "folder"))
  var packageCache: String?

  func validate() throws {
    if entryProfiles.count != entryProfile.count {
      throw ValidationError("--entry-profile names entries and a profile: Composition=url")
    }
  }

  /// The profiles for entries of bundles.
  var entryProfiles: [EntryProfile] {
    entryProfile.compactMap { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.count == 2 ? EntryProfile(rule: parts[0], profile: parts[1]) : nil
    }
  }

  /// The definitions of FHIR R4, US Core and ours, with those of the packages before them.
  ///
  /// Where no package has our profiles under another base that is asked for, ours are taken.
  func load(under canonical: CanonicalBase?, talk: Talk) async throws -> Definitions {
    let definitions = try await load(talk: talk)
    guard let canonical, canonical != .own, let version = usCore.version,
      definitions.structure(canonical.text + "/StructureDefinition/encounter") == nil
    else { return definitions }
    var loading = DefinitionLoading()
    do throws(PublicationError) {
      for (file, document) in try ProfilePackage(usCore: version, canonical: canonical).resources()
      {
        loading.add(resource: document, named: file)
      }
    } catch {
      throw Failure(error)
    }
    return try loading.build(over: definitions).definitions
  }

  private func load(talk: Talk) async throws -> Definitions {
    guard !package.isEmpty else { return usCore.definitions }
    var flags: [Setting: String] = [:]
    flags[.packageCache] = packageCache
    let settings = try await Settings.load(file: nil, flags: flags)
    var loading = try PackageLoading(
      over: usCore.definitions, cache: PackageCache(folder: settings[.packageCache]))
    for location in package { try loading.add(location) }
    let (definitions, notices) = try loading.build()
    for notice in notices { talk.note(notice) }
    return definitions
  }
}

/// A version of US Core that is part of the program, or none.
enum USCoreChoice: String, ExpressibleByArgument, CaseIterable {
  case v610 = "6.1.0"
  case v700 = "7.0.0"
  case v800 = "8.0.0"
  case none

  /// The definitions of FHIR R4 with those of the version, and our profiles as they are over it.
  ///
  /// Without US Core there are none of ours either: most of them stand on it.
  var definitions: Definitions {
    FHIRDefinitionsR4.USCoreVersion(rawValue: rawValue).map { .kyphoplasty($0) } ?? .r4
  }

  /// The version that the mapping follows, too.
  var version: Kyphoplasty.USCoreVersion? { Kyphoplasty.USCoreVersion(rawValue: rawValue) }
}
