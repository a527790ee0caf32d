internal import FHIRDefinitions
internal import Synchronization

/// The types that expressions over the same definitions have met, each looked up once and then known by a number.
///
/// A shape names others by their number, so types may contain one another, and meeting one does not mean meeting all that
/// it mentions.
final class TypeTable: Sendable {
  private struct State {
    var places: [Head: Int32] = [:]
    var heads: [Head] = []
    var shapes: [Shape?] = []
    var types: [String: Int32] = [:]
    var names: [String: Int32] = [:]
  }

  /// What a shape is made from.
  struct Head: Hashable {
    /// The element that has the members.
    var content: ElementDefinition
    /// The name of the type, where it is not that of the structure that `content` is the root of.
    var typeName: String?
  }

  let definitions: Definitions
  private let state = Mutex(State())

  init(_ definitions: Definitions) { self.definitions = definitions }

  /// All shapes: a copy that an evaluation reads without locking.
  var snapshot: [Shape?] { state.withLock { $0.shapes } }

  /// The number of a member's name.
  func name(_ name: String) -> Int32 {
    state.withLock { state in
      if let place = state.names[name] { return place }
      let place = Int32(truncatingIfNeeded: state.names.count)
      state.names[name] = place
      return place
    }
  }

  /// The number of a type by its name; -1 for one that is not defined.
  func type(named name: String) -> Int32 {
    if let found = state.withLock({ $0.types[name] }) { return found }
    guard let definition = definitions.type(name) else { return -1 }
    let id = id(of: Head(content: definition.root))
    state.withLock { $0.types[name] = id }
    return id
  }

  /// The number of what stands in an element: `Patient.contact`, or the type of `Patient.name`; -1 where it is not known.
  func content(of element: ElementDefinition, as type: TypeReference?) -> Int32 {
    if element.isRoot { return id(of: Head(content: element)) }
    let type = type ?? (element.types.count == 1 ? element.types.first : nil)
    if let type, let primitive = type.primitive {
      // The definition of a resource's id says "string"; it is an id in all but name.
      let isID =
        element.name == "id" && element.structure.kind == .resource
        && element.parent?.isRoot == true
      return self.type(named: isID ? "id" : primitive.name)
    }
    guard let content = definitions.content(of: element, as: type) else { return -1 }
    if content.isRoot { return id(of: Head(content: content)) }
    return id(of: Head(content: content, typeName: content.types.first?.code ?? "BackboneElement"))
  }

  private func id(of head: Head) -> Int32 {
    state.withLock { state in
      if let id = state.places[head] { return id }
      let id = Int32(truncatingIfNeeded: state.heads.count)
      state.places[head] = id
      state.heads.append(head)
      state.shapes.append(nil)
      return id
    }
  }

  /// Whether the value itself says more of its type.
  private func isOpen(_ id: Int32) -> Bool {
    let head = state.withLock { state in
      state.heads.indices.contains(Int(id)) ? state.heads[Int(id)] : nil
    }
    guard let head else { return true }
    return head.typeName == nil && head.content.structure.isAbstract
  }

  /// A shape by its number; `nil` for a number that was never given out.
  func shape(_ id: Int32) -> Shape? {
    let index = Int(id)
    let (shape, head) = state.withLock { state -> (Shape?, Head?) in
      guard state.shapes.indices.contains(index) else { return (nil, nil) }
      return (state.shapes[index], state.heads[index])
    }
    if let shape { return shape }
    guard let head else { return nil }
    // Outside the lock, because it asks for the numbers of other types; the first of two to finish is kept.
    let made = make(id, head)
    return state.withLock { state in
      if let shape = state.shapes[index] { return shape }
      state.shapes[index] = made
      return made
    }
  }

  // MARK: Making

  private func make(_ id: Int32, _ head: Head) -> Shape {
    let structure = head.content.structure
    let typeName = head.typeName ?? structure.type
    let primitive = head.typeName == nil ? structure.primitive : nil
    var members: [Shape.Member] = []
    for child in head.content.children where !child.isSlice {
      // The value of a primitive is its JSON value, not a member.
      if primitive != nil, child.name == "value" { continue }
      members.append(member(child))
    }
    return Shape(
      id: id, typeName: typeName, ancestors: ancestors(of: typeName), primitive: primitive,
      isResource: head.typeName == nil && structure.kind == .resource,
      isOpen: structure.isAbstract && head.typeName == nil, members: members,
      names: members.map { name($0.name) })
  }

  private func member(_ element: ElementDefinition) -> Shape.Member {
    var keys: [Shape.Key] = []
    if element.isChoice {
      for type in element.types {
        keys.append(key(element.name + type.code.capitalizedFirst, element, type))
      }
    } else {
      keys = [key(element.name, element, element.types.count == 1 ? element.types.first : nil)]
    }
    return Shape.Member(name: element.name, isArray: element.isArray, keys: keys)
  }

  private func key(
    _ name: String, _ element: ElementDefinition, _ type: TypeReference?
  ) -> Shape.Key {
    let shape = content(of: element, as: type)
    return Shape.Key(
      utf8: Array(name.utf8), shape: shape, isPrimitive: type?.primitive != nil,
      isOpen: isOpen(shape))
  }

  /// The names of a type and of those above it.
  func ancestors(of typeName: String) -> [String] {
    var names = [typeName]
    var definition = definitions.type(typeName)
    // A chain of bases is a handful long; the limit is for definitions that go in a circle.
    while let base = definition?.baseDefinition, names.count < 16,
      let next = definitions.structure(base)
    {
      names.append(next.type)
      definition = next
    }
    return names
  }
}

extension String {
  /// With its first ASCII letter in upper case: how a type's name follows a choice's.
  var capitalizedFirst: String {
    guard let first = utf8.first, first &- UInt8(ascii: "a") < 26 else { return self }
    return String(UnicodeScalar(first - 32)) + dropFirst()
  }
}
