internal import FHIRDefinitions

/// Where an extension may stand, as its definition says.
struct ExtensionPlace: Sendable {
  /// The url of the extension.
  let url: String
  let isModifier: Bool
  /// Paths of elements and names of types, without `[x]`.
  var elements: [String] = []
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
    let contexts = definition.contexts
    for context in contexts {
      switch context.kind {
      case "extension": extensions.append(context.expression)
      case "fhirpath": expressions.append(cache.expression(context.expression))
      default: elements.append(Self.element(context.expression))
      }
    }
    isFree =
      contexts.isEmpty || elements.contains("Element") || elements.contains("*")
      || Self.isExempt(definition.url)
  }

  /// The specification itself uses these where their contexts do not allow it.
  private static func isExempt(_ url: String) -> Bool {
    switch url {
    case "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type",
      "http://hl7.org/fhir/StructureDefinition/operationdefinition-allowed-type":
      true
    default: false
    }
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
