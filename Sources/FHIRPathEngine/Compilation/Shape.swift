internal import FHIRDefinitions

/// What is known of a type: its name, those above it, and what its members are.
final class Shape: Sendable {
  let id: Int32
  /// The name of the FHIR type: `HumanName`, `BackboneElement`, `code`.
  let typeName: String
  /// The names of the types that it is, itself first: `code`, `string`, `Element`.
  let ancestors: [String]
  let primitive: PrimitiveType?
  let isResource: Bool
  /// Whether the value itself says more: what is only known to be a resource, or an element.
  let isOpen: Bool
  let members: [Member]
  private let places: NumberIndex
  private let keys: KeyIndex

  /// An element directly below; a class, because it is passed around for every step of every path.
  final class Member: Sendable {
    /// The name without `[x]`.
    let name: String
    let isArray: Bool
    /// The keys that it may have; one unless it is a choice.
    let keys: [Key]

    init(name: String, isArray: Bool, keys: [Key]) {
      self.name = name
      self.isArray = isArray
      self.keys = keys
    }
  }

  /// A key of the JSON object.
  struct Key: Sendable {
    let utf8: [UInt8]
    /// The type of the value; -1 where the value itself says it.
    let shape: Int32
    let isPrimitive: Bool
    /// Whether of the value's type only something general is known.
    let isOpen: Bool
  }

  init(
    id: Int32, typeName: String, ancestors: [String], primitive: PrimitiveType?, isResource: Bool,
    isOpen: Bool, members: [Member], names: [Int32]
  ) {
    self.id = id
    self.typeName = typeName
    self.ancestors = ancestors
    self.primitive = primitive
    self.isResource = isResource
    self.isOpen = isOpen
    self.members = members
    places = NumberIndex(names)
    keys = KeyIndex(members)
  }

  /// The place in `members` of the one with a name, by the number that the table gave it.
  func place(ofMember name: Int32) -> Int? { places.place(of: name) }

  /// The member with a name, by the number that the table gave it.
  func member(named name: Int32) -> Member? { place(ofMember: name).map { members[$0] } }

  /// The first key that a member may have, and how many it may have.
  func firstKey(ofMember place: Int) -> (key: KeyIndex.Entry, count: Int) { keys.first(place) }

  /// Lends the bytes of a key.
  @inline(__always)
  func withUTF8<Result>(
    of key: KeyIndex.Entry, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    keys.withUTF8(of: key, body)
  }

  /// What a key of its JSON object means.
  func key(_ utf8: UnsafeBufferPointer<UInt8>) -> KeyIndex.Entry? { keys.entry(of: utf8) }

  /// Whether a value of it is one of a type with this name.
  func isA(_ name: String) -> Bool { ancestors.contains(name) }
}
