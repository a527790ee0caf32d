import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4

/// What documents are checked against, besides FHIR R4 itself.
struct DefinitionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A profile that every document must meet besides those it claims; may be repeated.",
      valueName: "url"))
  var profile: [String] = []

  @Option(
    help: ArgumentHelp(
      "A FHIR package: a .tgz file, a folder, or id#version in the package cache; may be repeated.",
      valueName: "package"))
  var package: [String] = []

  @Option(help: ArgumentHelp("The package cache (default ~/.fhir/packages).", valueName: "folder"))
  var packageCache: String?

  /// The definitions of FHIR R4 with those of the packages before them.
  func load(talk: Talk) async throws -> Definitions {
    guard !package.isEmpty else { return .r4 }
    var flags: [Setting: String] = [:]
    flags[.packageCache] = packageCache
    let settings = try await Settings.load(file: nil, flags: flags)
    var loading = PackageLoading(cache: PackageCache(folder: settings[.packageCache]))
    for location in package { try loading.add(location) }
    let (definitions, notices) = try loading.build()
    for notice in notices { talk.note(notice) }
    return definitions
  }
}
