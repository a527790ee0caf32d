internal import FHIRDefinitions

/// Where an extension may stand, as its definition says.
struct ExtensionPlace: Sendable {
  /// The url of the extension.
  let url: String
  let isModifier: Bool
  /// Paths of elements and names of types, without `[x]`.
  var elements: [String] = []
  /// The profiles that the resource must meet where an element is named as a profile's.
  var profiles: [String: ProfileID] = [:]
  /// Whether the extension has a value, and is not made of parts.
  let hasValue: Bool
  /// The versions of FHIR in which it may be used.
  let versions: ExtensionVersions
  /// The urls of extensions in which it may stand.
  var extensions: [String] = []
  /// FHIRPath expressions that find the elements on which it may stand, by their places in the cache.
  var expressions: [Int] = []
  /// Whether it may stand anywhere, or nothing is said.
  var isFree = false
  /// FHIRPath expressions that hold for the element that it stands on, by their places in the cache.
  let invariants: [Int]

  init(_ definition: StructureDefinition, _ cache: SchemaCache) {
    url = definition.url
    isModifier = definition.root.isModifier
    invariants = definition.contextInvariants.map { cache.expression($0) }
    hasValue = Self.hasValue(definition)
    versions = ExtensionVersions(definition)
    let contexts = definition.contexts
    for context in contexts {
      switch context.kind {
      case "extension": extensions.append(context.expression)
      case "fhirpath": expressions.append(cache.expression(context.expression))
      default:
        let element = Self.element(context.expression)
        elements.append(element)
        if let profile = Self.profile(context.expression),
          let structure = cache.definitions.structure(profile), cache.isProfile(structure)
        {
          profiles[element] = cache.profileID(of: structure)
        }
      }
    }
    elements += Self.furtherElements[definition.url] ?? []
    isFree =
      contexts.isEmpty || elements.contains { $0 == "Element" || $0 == "Any" || $0 == "*" }
      || Self.free.contains(definition.url)
  }

  /// Whether the extension has a value, and is not made of parts.
  private static func hasValue(_ definition: StructureDefinition) -> Bool {
    definition.root.children.first { $0.name == "value" }.map { $0.max != 0 } ?? false
  }

  private static let core = "http://hl7.org/fhir/StructureDefinition/"

  /// The specification itself uses these in more places than their contexts name.
  private static let free: Set<String> = [
    core + "structuredefinition-fhir-type", core + "structuredefinition-normative-version",
    core + "operationdefinition-allowed-type", core + "capabilitystatement-expectation",
    core + "capabilitystatement-prohibited",
  ]
  private static let furtherElements = [core + "regex": ["ElementDefinition.type"]]

  /// The profile in `http://example.org/StructureDefinition/named#Patient.name`.
  private static func profile(_ expression: String) -> String? {
    expression.lastIndex(of: "#").map { String(expression[..<$0]) }
  }

  /// `Observation.value[x]` and `http://hl7.org/fhir/StructureDefinition/Observation#Observation.value` as `Observation.value`.
  private static func element(_ expression: String) -> String {
    var path = expression
    if let hash = path.lastIndex(of: "#") {
      path = String(path[path.index(after: hash)...])
    } else if let slash = path.lastIndex(of: "/") {
      path = String(path[path.index(after: slash)...])
    }
    return path.split(separator: ".").map { part in
      part.hasSuffix("[x]") ? String(part.dropLast(3)) : String(part)
    }.joined(separator: ".")
  }
}
