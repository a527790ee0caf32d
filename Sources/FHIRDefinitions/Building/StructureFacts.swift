/// What a pack keeps of a StructureDefinition.
struct StructureFacts: Sendable {
  var url = ""
  var version: String?
  var name = ""
  var id: String?
  var type = ""
  var status = ""
  var kind = StructureDefinition.Kind.complex
  var derivation: StructureDefinition.Derivation?
  var isAbstract = false
  var isExperimental = false
  var baseDefinition: String?
  var contexts: [ExtensionContext] = []
  var contextInvariants: [String] = []
  var imposedProfiles: [String] = []
  var extensionsJSON: [UInt8]?
  var fhirVersion: String?
  var standardsStatus: String?
  var hasSnapshot = false
  var elements: [ElementFacts] = []

  /// Whether it is written as DSTU2 has it.
  var isDSTU2: Bool { fhirVersion?.hasPrefix("1.") ?? false }

  /// Whether it defines a type of its own, to be found by name.
  var definesType: Bool { kind != .logical && derivation != .constraint }
}

/// What a pack keeps of an ElementDefinition.
struct ElementFacts: Sendable {
  var path = ""
  var id = ""
  var sliceName: String?
  /// `nil` where a differential leaves it to the base.
  var min: Int?
  /// `nil` where a differential leaves it to the base.
  var max: Maximum?
  var basePath: String?
  var baseMin: Int?
  var baseMax: Maximum?
  var types: [TypeFacts] = []
  var contentReference: String?
  var binding: BindingFacts?
  var constraints: [ConstraintFacts] = []
  var slicing: SlicingFacts?
  var fixed: ElementValue?
  var pattern: ElementValue?
  var minValue: ElementValue?
  var maxValue: ElementValue?
  var maxLength: Int?
  var isModifier = false
  var mustSupport = false
  var isSummary = false
  var isXMLAttribute = false
  var extensionsJSON: [UInt8]?

  /// The last part of the path, `[x]` included.
  var lastPart: Substring {
    path.lastIndex(of: ".").map { path[path.index(after: $0)...] } ?? path[...]
  }

  var isChoice: Bool { lastPart.hasSuffix("[x]") }
  var name: String { String(isChoice ? lastPart.dropLast(3) : lastPart) }
  var depth: Int { path.utf8.count { $0 == UInt8(ascii: ".") } }
}

/// How often an element may stand at most.
enum Maximum: Hashable, Sendable {
  case times(Int)
  case unlimited
}

struct TypeFacts: Sendable {
  var code = ""
  var isSystemType = false
  var profiles: [String] = []
  var targetProfiles: [String] = []
  var aggregation = TypeReference.Aggregation()
  var versioning = TypeReference.Versioning.either
  var pattern: String?
}

struct BindingFacts: Sendable {
  var strength = Binding.Strength.example
  var valueSet: String?
  var maximumValueSet: String?
  var minimumValueSet: String?
  var extensionsJSON: [UInt8]?
}

struct ConstraintFacts: Sendable {
  var key = ""
  var severity = Constraint.Severity.error
  var expression: String?
  var source: String?
  var isBestPractice = false
}

struct SlicingFacts: Sendable {
  var discriminators: [Slicing.Discriminator] = []
  var rules = Slicing.Rules.open
  var isOrdered = false
}
