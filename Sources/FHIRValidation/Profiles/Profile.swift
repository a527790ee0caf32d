internal import FHIRDefinitions

/// A profile compiled to what it adds to the type that it narrows: elements that say nothing new are left out.
///
/// So a fault against the type is reported once, by the type, and a profile costs time only where it asks for something.
/// Immutable; `json()` prints it for review and snapshot tests.
final class Profile: Sendable {
  let name: String
  /// The canonical url with its version: what findings give as their source.
  let canonical: String
  /// The type that is narrowed.
  let type: String
  let kind: StructureDefinition.Kind
  let root: ProfileElement
  /// The profiles that a resource of this one must also meet.
  let imposed: [ProfileReference]
  /// What an extension asks of its place; `nil` for profiles of other types.
  let extensionPlace: ExtensionPlace?

  init(
    _ definition: StructureDefinition, root: ProfileElement, imposed: [ProfileReference],
    _ cache: SchemaCache
  ) {
    extensionPlace = definition.type == "Extension" ? ExtensionPlace(definition, cache) : nil
    name = definition.name
    canonical = definition.canonical
    type = definition.type
    kind = definition.kind
    self.root = root
    self.imposed = imposed
  }
}

/// The place of a profile in the cache: as cheap as an integer, and no cycle where profiles mention one another.
struct ProfileID: Hashable, Sendable {
  let index: Int
}

/// A profile that a definition or a document names.
struct ProfileReference: Sendable {
  var canonical: String
  /// `nil` where the definitions do not have it.
  var id: ProfileID?
}

/// What a profile adds to one element, or a slice to what it slices.
final class ProfileElement: KeyedElement {
  /// The name without `[x]`.
  let name: String
  let nameLength: Int
  /// `Patient.extension:race`.
  let id: String
  let isChoice: Bool
  /// How often the type itself allows the element: less than that is reported by the type.
  let base: Cardinality
  /// How often it may stand here; of a slice, how many values may be of the slice.
  let cardinality: Cardinality
  /// The types that the element has without the profile, in the order of the keys that name them.
  let types: [ProfileType]
  /// What the profile asks of the value as a whole.
  let value: ValueRules
  let binding: CodeBinding?
  /// The invariants that the type does not have.
  let constraints: InvariantSet
  let slicing: SliceSet?
  /// The elements directly below of which the profile says something.
  let children: [ProfileElement]
  /// What the keys of its object mean.
  let keys: KeyTable

  init(
    name: String, id: String, isChoice: Bool, base: Cardinality, cardinality: Cardinality,
    types: [ProfileType], value: ValueRules, binding: CodeBinding?, constraints: InvariantSet,
    slicing: SliceSet?, children: [ProfileElement]
  ) {
    self.name = name
    nameLength = name.utf8.count
    self.id = id
    self.isChoice = isChoice
    self.base = base
    self.cardinality = cardinality
    self.types = types
    self.value = value
    self.binding = binding
    self.constraints = constraints
    self.slicing = slicing
    self.children = children
    keys = KeyTable(of: children)
  }
}

extension ProfileElement {
  var typeNames: [String] { types.map(\.name) }
}

/// A type that an element may have, and what a profile asks of a value of it.
struct ProfileType: Sendable {
  let name: String
  /// The primitive type; `nil` for all others.
  let primitive: PrimitiveType?
  let isResource: Bool
  /// Whether the profile still allows the type.
  var isAllowed: Bool
  /// The profiles of which the value must meet one.
  var profiles: [ProfileReference] = []
  /// What a reference must point at.
  var targets: ReferenceRules?
}

extension StructureDefinition {
  /// The url with the version behind it.
  var canonical: String { version.map { "\(url)|\($0)" } ?? url }
}
