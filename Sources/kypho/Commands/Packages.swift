import ArgumentParser
import FHIRDefinitions
import Foundation

/// FHIR packages on this machine.
struct Packages: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists and installs FHIR packages.",
    discussion: """
      Packages are kept where all of FHIR's tools keep them, in ~/.fhir/packages, unless package.cache or \
      KYPHO_PACKAGE_CACHE names another folder. FHIR R4, HL7's terminology and its extensions are part of the program \
      and need no package.
      """,
    subcommands: [Install.self, List.self])

  /// Fetches packages.
  struct Install: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fetches packages from a registry, with those that they need.",
      discussion: """
        The registry is \(PackageRegistry.standard), unless --registry, KYPHO_PACKAGE_REGISTRY or package.registry in kypho.yaml \
        names another. What is there already is not fetched again.

          kypho packages install hl7.fhir.us.core#6.1.0
          kypho packages install my.profiles#1.2.x --registry https://packages.example.org

        Ends with 65 where there is no such package, 69 where the registry does not answer, 75 where it may work later.
        """)

    @Argument(help: ArgumentHelp("The packages.", valueName: "id#version"))
    var packages: [String]

    @Option(help: ArgumentHelp("The registry's url.", valueName: "url"))
    var registry: String?

    @Option(
      help: ArgumentHelp("The package cache (default ~/.fhir/packages).", valueName: "folder"))
    var packageCache: String?

    @Flag(help: "Do not fetch what the packages need.")
    var noDependencies = false

    @Option(
      help: ArgumentHelp(
        "The configuration; kypho.yaml here where it is there.", valueName: "file"))
    var config: String?

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    func validate() throws {
      if packages.isEmpty {
        throw ValidationError("name a package, such as hl7.fhir.us.core#6.1.0")
      }
    }

    func run() async throws {
      var flags: [Setting: String] = [:]
      flags[.packageRegistry] = registry
      flags[.packageCache] = packageCache
      let settings = try await Settings.load(file: config, flags: flags)
      let talk = Talk(isQuiet: quiet)
      let registry = try PackageRegistry(
        settings[.packageRegistry] ?? PackageRegistry.standard,
        caFile: settings[.serverCAFile], proxy: settings[.serverProxy])
      let installation = PackageInstallation(
        registry: registry, cache: PackageCache(folder: settings[.packageCache]),
        followsDependencies: !noDependencies)
      for package in packages {
        try await installation.install(package) { result in
          switch result {
          case .installed(let name): talk.note("installed \(name)")
          case .present(let name): talk.note("\(name) is there already")
          case .embedded(let name): talk.note("\(name) is part of the program")
          }
        }
      }
      await registry.close()
    }
  }

  /// Lists packages.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the packages of the cache.",
      discussion: """
          kypho packages list
        """)

    @Option(
      help: ArgumentHelp("The package cache (default ~/.fhir/packages).", valueName: "folder"))
    var packageCache: String?

    @Option(
      help: ArgumentHelp(
        "The configuration; kypho.yaml here where it is there.", valueName: "file"))
    var config: String?

    func run() async throws {
      var flags: [Setting: String] = [:]
      flags[.packageCache] = packageCache
      let settings = try await Settings.load(file: config, flags: flags)
      var table = TextTable()
      for entry in PackageCache(folder: settings[.packageCache]).entries {
        let description = try? PackageReader(entry.path).description
        let fhir = description?.fhirVersions.joined(separator: ", ") ?? ""
        table.row("\(entry.id)#\(entry.version)", fhir.isEmpty ? "" : "FHIR \(fhir)", entry.path)
      }
      var output = ByteOutput.standard()
      try output.write(table.text)
      try output.flush()
    }
  }
}
