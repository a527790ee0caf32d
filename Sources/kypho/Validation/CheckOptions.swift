import ArgumentParser
import FHIRValidation

/// How strictly documents are checked.
struct CheckOptions: ParsableArguments {
  @Option(
    help: """
      How much recommendations matter: information, warning or error; without it they are not checked.
      """)
  var bestPractice: Severity?

  @Option(help: "How much an extension matters that is not defined here.")
  var unknownExtensions = Severity.warning

  @Option(
    help: ArgumentHelp(
      "The language of displays, the preferred first; may be repeated.", valueName: "code"))
  var language: [String] = []

  @Flag(help: "Refuse text that could run as a script.")
  var securityChecks = false

  @Flag(help: "Do not check codes.")
  var noTerminology = false

  @Flag(help: "Do not check the clinical rules of records and codes.")
  var noClinicalRules = false

  @Option(
    help: ArgumentHelp(
      "The configuration, whose 'rules' and site.canonical count; kypho.yaml here where it is there.",
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The base under which documents claim our profiles, where it is another.", valueName: "url"))
  var canonical: String?

  @Option(
    help: """
      What must be true of what references outside of the document point at: exists, type or valid.
      """)
  var references: ReferenceCheck?

  @Option(
    help: ArgumentHelp(
      "The folder of resources in which --references looks.", valueName: "folder"))
  var referenceFolder: String?

  @Option(
    help: ArgumentHelp(
      "How many findings of one document are shown. (default: 1000)", valueName: "number"),
    transform: NumberArgument.whole(1...Int.max))
  var maximumFindings = 1000

  /// What is checked of a reference's target.
  enum ReferenceCheck: String, ExpressibleByArgument, CaseIterable {
    case exists, type, valid
  }

  func validate() throws {
    if references != nil, referenceFolder == nil {
      throw ValidationError("--references needs --reference-folder, where the resources are")
    }
  }

  /// The settings in force.
  func settings() async throws -> Settings {
    var flags: [Setting: String] = [:]
    flags[.siteCanonical] = canonical
    return try await Settings.load(file: config, flags: flags)
  }

  /// The options of the validator.
  func options(for definitions: DefinitionOptions) -> ValidationOptions {
    var options = ValidationOptions(maximumFindings: maximumFindings)
    options.profiles = definitions.profile
    options.entryProfiles = definitions.entryProfiles
    options.bestPractices = bestPractice
    options.unknownExtensions = unknownExtensions
    options.languages = language
    options.checksSecurity = securityChecks
    options.checksTerminology = !noTerminology
    switch references {
    case nil: break
    case .exists: options.externalReferences = .exists
    case .type: options.externalReferences = .type
    case .valid: options.externalReferences = .valid
    }
    return options
  }

  /// What finds the resources of references.
  ///
  /// - Parameter report: takes each document of the folder that cannot be read, and is missing for references.
  /// - Returns: the folder that was named; `nil` where references are not followed.
  /// - Throws: `Failure` where there is no such folder.
  func resolver(orReport report: (Failure) -> Void) throws -> (any ReferenceResolver)? {
    guard references != nil, let referenceFolder else { return nil }
    return try ResourceFolder(referenceFolder, orReport: report)
  }
}
