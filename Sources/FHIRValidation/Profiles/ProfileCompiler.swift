internal import FHIRDefinitions

/// Compiles a profile's snapshot to what it adds to its type.
struct ProfileCompiler {
  let cache: SchemaCache
  var definitions: Definitions { cache.definitions }

  init(_ cache: SchemaCache) { self.cache = cache }

  func compile(_ definition: ProfileDefinition) -> Profile {
    let profile = definition.structure
    let imposed = profile.imposedProfiles.map { reference($0, from: profile) }
    let place = definition.element.map { profile.element(id: $0) } ?? profile.root
    guard cache.isProfile(profile), let place, let base = base(of: place) else {
      return Profile(profile, root: .empty(profile.root), imposed: imposed, cache)
    }
    let root = element(place, base: base, slices: [], in: profile)
    return Profile(profile, root: root, imposed: imposed, cache)
  }

  /// The element of the type that an element of a profile narrows.
  private func base(of element: ElementDefinition) -> ElementDefinition? {
    guard let parent = element.parent else {
      return definitions.type(element.structure.type)?.root
    }
    guard let outer = base(of: parent), let content = content(of: parent, base: outer) else {
      return nil
    }
    return content.children.first { !$0.isSlice && $0.name == element.name }
  }

  /// The structure that a definition names.
  func structure(_ canonical: String, from source: StructureDefinition) -> StructureDefinition? {
    definitions.structure(canonical.withoutElement, from: source)
  }

  /// The profile that a definition names; `nil` for a type, which asks for nothing new.
  func profile(_ canonical: String, from source: StructureDefinition) -> ProfileReference? {
    let definition = structure(canonical, from: source)
    return definition.map { !cache.isProfile($0) } ?? false
      ? nil : reference(canonical, from: source)
  }

  func reference(_ canonical: String, from source: StructureDefinition) -> ProfileReference {
    ProfileReference(
      canonical: canonical,
      id: structure(canonical, from: source).map {
        cache.profileID(of: $0, element: canonical.elementID)
      })
  }

  // MARK: Elements

  /// Compiles an element that a profile defines, whether or not it adds anything.
  ///
  /// `base` is the same element of the type, `nil` where the type has none; `slices` is what the element's values are
  /// divided into.
  func element(
    _ element: ElementDefinition, base: ElementDefinition?, slices: [ElementDefinition],
    in profile: StructureDefinition
  ) -> ProfileElement {
    let types = types(of: element, base: base, in: profile)
    return ProfileElement(
      name: base?.name ?? element.name, id: element.id,
      isChoice: base?.isChoice ?? element.isChoice,
      base: base.map { Cardinality(minimum: $0.min, maximum: $0.max) } ?? .any,
      cardinality: Cardinality(minimum: element.min, maximum: element.max),
      types: types, value: ValueRules(element, base: base),
      binding: binding(of: element, base: base),
      constraints: InvariantSet(
        constraints(of: element, base: base), of: base ?? element, cache),
      slicing: sliceSet(of: element, slices: slices, base: base, in: profile),
      children: children(of: element, base: base, in: profile))
  }

  private func children(
    of element: ElementDefinition, base: ElementDefinition?, in profile: StructureDefinition
  ) -> [ProfileElement] {
    guard element.hasChildren else { return [] }
    let content = content(of: element, base: base)
    var groups: [(element: ElementDefinition, slices: [ElementDefinition])] = []
    for child in element.children {
      if child.isSlice, let last = groups.indices.last, groups[last].element.name == child.name {
        groups[last].slices.append(child)
      } else {
        groups.append((child, []))
      }
    }
    return groups.compactMap { group in
      let base = content?.children.first { !$0.isSlice && $0.name == group.element.name }
      if base == nil, let choice = content?.child(named: group.element.name)?.element {
        return typed(group.element, of: choice, in: profile)
      }
      let compiled = self.element(group.element, base: base, slices: group.slices, in: profile)
      return compiled.addsSomething ? compiled : nil
    }
  }

  /// Compiles `valueQuantity`, as some profiles write the slice of `value[x]` with that type.
  private func typed(
    _ element: ElementDefinition, of choice: ElementDefinition, in profile: StructureDefinition
  ) -> ProfileElement {
    let inner = self.element(element, base: choice, slices: [], in: profile)
    let type = element.types.first?.code ?? ""
    let slice = Slice(
      name: element.name,
      tests: [SliceTest(steps: [], check: .types([type]), words: "type: $this")], element: inner)
    return ProfileElement(
      name: choice.name, id: element.id, isChoice: true,
      base: Cardinality(minimum: choice.min, maximum: choice.max),
      cardinality: Cardinality(minimum: choice.min, maximum: choice.max),
      types: types(of: choice, base: choice, in: profile), value: .none, binding: nil,
      constraints: .none,
      slicing: SliceSet(
        rules: .open, isOrdered: false, hasDiscriminators: true, slices: [slice], remainder: nil),
      children: [])
  }

  /// The element of the type whose children are those of an element.
  func content(of element: ElementDefinition, base: ElementDefinition?) -> ElementDefinition? {
    if let base, base.hasChildren { return base }
    if let content = base?.content { return content }
    if element.isRoot { return definitions.type(element.structure.type)?.root }
    let types = element.types
    guard types.count == 1, let type = types.first else {
      return definitions.type("Element")?.root
    }
    return definitions.definition(of: type)?.root
  }
}

extension String {
  /// The element that a canonical url names behind `#`.
  var elementID: String? {
    firstIndex(of: "#").map { String(self[index(after: $0)...]) }
  }

  /// A canonical url without the element behind it.
  var withoutElement: String { firstIndex(of: "#").map { String(self[..<$0]) } ?? self }
}

extension ProfileElement {
  /// Nothing.
  fileprivate static func empty(_ element: ElementDefinition) -> ProfileElement {
    ProfileElement(
      name: element.name, id: element.id, isChoice: false, base: .any, cardinality: .any,
      types: [], value: .none, binding: nil, constraints: .none, slicing: nil, children: [])
  }

  /// Whether the profile says anything of the element that its type does not.
  var addsSomething: Bool {
    !children.isEmpty || slicing != nil || !constraints.isEmpty || binding != nil || !value.isEmpty
      || cardinality.minimum > base.minimum || cardinality.isNarrower(than: base)
      || types.contains { !$0.isAllowed || !$0.profiles.isEmpty || $0.targets != nil }
  }
}

extension Cardinality {
  static let any = Cardinality(minimum: 0, maximum: nil)

  /// Whether it allows fewer values than another at most.
  func isNarrower(than other: Cardinality) -> Bool {
    guard let maximum else { return false }
    return other.maximum.map { maximum < $0 } ?? true
  }
}
