internal import FHIRDefinitions

/// A StructureDefinition compiled once into what the walk needs: for every object the meaning of its keys, for every
/// element its checks.
///
/// Immutable, so that all validations of a process share it. `json()` prints it for review and snapshot tests.
final class Schema: Sendable {
  /// The type or profile's name: `Observation`.
  let name: String
  let url: String
  /// The type that is defined or narrowed.
  let type: String
  let kind: StructureDefinition.Kind
  /// What the type needs beyond what its elements say.
  let special: SpecialType
  /// Every element but slices, by `ElementDefinition.index`; the root first.
  let elements: [SchemaElement?]
  let root: SchemaElement

  init(
    name: String, url: String, type: String, kind: StructureDefinition.Kind,
    elements: [SchemaElement?], root: SchemaElement
  ) {
    self.name = name
    self.url = url
    self.type = type
    self.kind = kind
    special = SpecialType(type: type)
    self.elements = elements
    self.root = root
  }
}

/// The types on which code judges the value as a whole.
enum SpecialType: String, Sendable {
  case none
  case `extension` = "Extension"
  case reference = "Reference"
  case coding = "Coding"
  case codeableConcept = "CodeableConcept"
  case quantity = "Quantity"
  case attachment = "Attachment"
  case identifier = "Identifier"
  case bundle = "Bundle"

  init(type: String) {
    switch type {
    case "Age", "Count", "Distance", "Duration": self = .quantity
    default: self = SpecialType(rawValue: type) ?? .none
    }
  }
}

/// The place of a schema in its cache: as cheap as an integer, and no cycle where types contain one another.
struct SchemaID: Hashable, Sendable {
  let index: Int
}

/// One element of a schema.
final class SchemaElement: KeyedElement {
  /// The name without `[x]`: `value`.
  let name: String
  let nameLength: Int
  /// `Observation.value[x]`.
  let path: String
  /// Where it was first defined: `DomainResource.text`.
  let basePath: String
  let cardinality: Cardinality
  /// Whether its JSON is an array.
  let isArray: Bool
  let isChoice: Bool
  /// The types that it may have; a choice has several, and its keys say which.
  let types: [ElementType]
  let binding: CodeBinding?
  /// What expressions say of each of its values; of the root, of each value of the type.
  let invariants: InvariantSet
  /// The elements directly below, where they are defined here.
  let children: [SchemaElement]
  /// What the keys of its object mean.
  let keys: KeyTable

  init(
    name: String, path: String, basePath: String, cardinality: Cardinality, isArray: Bool,
    isChoice: Bool, types: [ElementType], binding: CodeBinding?, invariants: InvariantSet,
    children: [SchemaElement]
  ) {
    self.name = name
    nameLength = name.utf8.count
    self.path = path
    self.basePath = basePath
    self.cardinality = cardinality
    self.isArray = isArray
    self.isChoice = isChoice
    self.types = types
    self.binding = binding
    self.invariants = invariants
    self.children = children
    keys = KeyTable(of: children)
  }
}

extension SchemaElement {
  var typeNames: [String] { types.map(\.name) }
}

/// One type that an element may have.
struct ElementType: Sendable {
  /// What stands in a value of the type.
  enum Content: Sendable {
    /// A string, number or boolean; `extensions` is what its `_` sibling is.
    case primitive(PrimitiveType, extensions: SchemaID)
    /// An `id` or `url` that can have no extensions.
    case bare(PrimitiveType)
    /// An object with the elements below this one.
    case own
    /// An object with the elements below another element of the same schema.
    case element(Int)
    /// An object of a type.
    case type(SchemaID)
    /// A resource, whose `resourceType` says which.
    case resource
    /// A type that the definitions do not have.
    case unknown
  }

  let name: String
  let content: Content
  /// What a reference may point at.
  let targets: ReferenceTargets?

  /// Whether the value is a JSON string, number or boolean.
  var primitive: PrimitiveType? {
    switch content {
    case .primitive(let type, _), .bare(let type): type
    default: nil
    }
  }

  var takesExtensions: Bool {
    if case .primitive = content { true } else { false }
  }
}
