internal import FHIRDefinitions

/// Compiles a structure's snapshot.
struct SchemaCompiler {
  private let cache: SchemaCache
  private var definitions: Definitions { cache.definitions }

  init(_ cache: SchemaCache) { self.cache = cache }

  func compile(_ definition: StructureDefinition) -> Schema {
    var elements: [SchemaElement?] = Array(repeating: nil, count: definition.elements.count)
    let root = compile(definition.root, in: definition, into: &elements)
    return Schema(
      name: definition.name, url: definition.url, type: definition.type, kind: definition.kind,
      elements: elements, root: root)
  }

  private func compile(
    _ element: ElementDefinition, in structure: StructureDefinition,
    into elements: inout [SchemaElement?]
  ) -> SchemaElement {
    let hidesValue = structure.kind == .primitive && element.isRoot
    let children = element.children.filter { child in
      // The `value` of a primitive is the JSON value itself, not a member of its sibling object.
      !child.isSlice && !(hidesValue && child.name == "value")
    }
    let compiled = SchemaElement(
      name: element.name, path: element.path, basePath: element.basePath,
      cardinality: Cardinality(minimum: element.min, maximum: element.max),
      isArray: element.isArray, isChoice: element.isChoice,
      types: types(of: element, in: structure),
      binding: element.binding.flatMap { CodeBinding($0, definitions, from: structure) },
      invariants: InvariantSet(constraints(of: element), of: element, cache),
      children: children.map { compile($0, in: structure, into: &elements) })
    if elements.indices.contains(element.index) { elements[element.index] = compiled }
    return compiled
  }

  /// The constraints of an element but for those that every value of its type is held against anyway.
  private func constraints(of element: ElementDefinition) -> [Constraint] {
    let constraints = element.constraints
    guard !element.isRoot, !constraints.isEmpty else { return constraints }
    let known = element.types.flatMap { type in
      definitions.definition(of: type)?.root.constraints.map(\.key) ?? []
    }
    return constraints.filter { !known.contains($0.key) }
  }

  private func types(
    of element: ElementDefinition, in structure: StructureDefinition
  ) -> [ElementType] {
    if element.contentReference != nil {
      guard let target = element.content, target.structure == structure else {
        return [ElementType(name: element.name, content: .unknown, targets: nil)]
      }
      return [ElementType(name: target.name, content: .element(target.index), targets: nil)]
    }
    // The definition of a resource's id says "string"; its text says, and every server asks for, the form of an id.
    if structure.kind == .resource, element.name == "id", element.parent?.isRoot == true {
      return [ElementType(name: "id", content: .bare(.id), targets: nil)]
    }
    return element.types.map { type in
      ElementType(
        name: type.code, content: content(of: type, element),
        targets: ReferenceTargets(type, definitions))
    }
  }

  private func content(
    of type: TypeReference, _ element: ElementDefinition
  ) -> ElementType.Content {
    if element.hasChildren, element.types.count == 1, type.primitive == nil { return .own }
    guard let definition = definitions.definition(of: type) else {
      return type.primitive.map { .bare($0) } ?? .unknown
    }
    if let primitive = type.primitive {
      return type.isSystemType
        ? .bare(primitive) : .primitive(primitive, extensions: cache.id(of: definition))
    }
    return definition.kind == .resource ? .resource : .type(cache.id(of: definition))
  }
}
