import FHIRValidation
import LosslessJSON

/// The settings of a case as options of the validator.
///
/// What a case does not set is as the reference's own runner has it, which is stricter than a validator for daily use:
/// unknown extensions and wrong displays are errors.
struct CaseSettings {
  private let layers: [JSONValue]

  /// Settings, the first of which win.
  init(_ layers: [JSONValue?]) { self.layers = layers.compactMap(\.self) }

  private subscript(key: String) -> JSONValue? {
    layers.lazy.compactMap { $0[key] }.first
  }

  /// The options.
  var options: ValidationOptions {
    var options = ValidationOptions()
    options.unknownExtensions = .error
    options.extensionDomains = [
      "http://nema.org", "http://hl7.org/fhir/tools/StructureDefinition/",
    ]
    options.wrongDisplays = severity("wrong-displays") ?? .error
    options.bestPractices = severity("best-practice")
    options.externalReferences = references
    options.assumesRESTfulReferences = flag("assumeValidRestReferences") ?? false
    options.resolvesRelativeReferencesAsR5 =
      self["r5-bundle-relative-reference-policy"]?.string == "always"
    options.enforcesAggregationOutsideBundles = flag("enforceAggregationOutsideBundles") ?? true
    options.allowsExampleURLs = flag("examples") ?? true
    options.allowsComments = flag("allow-comments") ?? false
    options.checksSecurity = flag("security-checks") ?? false
    options.isForPublication = flag("for-publication") ?? false
    options.allowsHTMLInMarkdown = !(flag("noHtmlInMarkdown") ?? false)
    options.checksInnerResources = self["validateContains"]?.string != "IGNORE"
    options.languages = strings("language")
    for key in ["allowed-extension-domain", "allowed-extension-domains"] {
      options.extensionDomains += strings(key)
    }
    if options.allowsExampleURLs {
      for scheme in ["http", "https"] {
        options.extensionDomains += ["\(scheme)://example.org", "\(scheme)://acme.com"]
      }
    }
    if let rule = self["bundle-param"], let pattern = rule["rule"]?.string,
      let profile = rule["profile"]?.string
    {
      options.entryProfiles =
        EntryProfile(rule: pattern, profile: profile).map { [$0] } ?? []
    }
    if let limit = self["max-validation-messages"]?.integer, limit > 0 {
      options.maximumFindings = limit
    }
    return options
  }

  /// Where the words to leave out stand, relative to the case.
  var advisor: String? { self["advisor"]?.string }

  private var references: ValidationOptions.ExternalReferences {
    switch self["validateReference"]?.string {
    case "CHECK_EXISTS": .exists
    case "CHECK_EXISTS_AND_TYPE": .type
    case "CHECK_VALID": .valid
    default: .ignore
    }
  }

  private func flag(_ key: String) -> Bool? {
    self[key].flatMap { $0.boolean ?? $0.string.map { $0 == "true" } }
  }

  private func strings(_ key: String) -> [String] {
    guard let value = self[key] else { return [] }
    return value.string.map { [$0] } ?? value.elements.compactMap(\.string)
  }

  private func severity(_ key: String) -> Severity? {
    switch self[key]?.string?.lowercased() {
    case "error": .error
    case "warning": .warning
    case "hint", "information": .information
    default: nil
    }
  }
}
