internal import FHIRDefinitions

/// Gathers from a profile's snapshot the elements that systems are asked to support, and the ways to them.
///
/// Which values are of a slice is taken from the compiled profile, so that it is decided here as in a validation.
struct SupportCompiler {
  private let cache: SchemaCache
  private var elements: [String] = []
  private var undecided: [SupportedProfile.Undecided] = []
  /// Why the slice cannot be told that the elements being gathered are in; `nil` where it can.
  private var obstacle: String?

  init(_ cache: SchemaCache) { self.cache = cache }

  /// Compiles a profile.
  static func compile(_ definition: StructureDefinition, _ cache: SchemaCache) -> SupportedProfile {
    var compiler = SupportCompiler(cache)
    let profile = cache.profile(cache.profileID(of: definition))
    let root = compiler.element(definition.root, profile?.root, slices: [])
    return SupportedProfile(
      url: definition.url, elements: compiler.elements, undecided: compiler.undecided, root: root)
  }

  private mutating func element(
    _ element: ElementDefinition, _ compiled: ProfileElement?, slices: [ElementDefinition]
  ) -> SupportedElement {
    var place: Int?
    // The root of a profile is the resource itself.
    if element.mustSupport, !element.isRoot {
      if let obstacle {
        undecided.append(.init(element: element.id, reason: obstacle))
      } else {
        place = elements.count
        elements.append(element.id)
      }
    }
    return SupportedElement(
      place: place, types: element.types.map(\.code),
      children: children(of: element, compiled), slices: self.slices(slices, compiled?.slicing))
  }

  private mutating func children(
    of element: ElementDefinition, _ compiled: ProfileElement?
  ) -> [(name: SupportedName, element: SupportedElement)] {
    guard element.hasChildren else { return [] }
    var groups: [(element: ElementDefinition, slices: [ElementDefinition])] = []
    for child in element.children {
      if child.isSlice, let last = groups.indices.last, groups[last].element.name == child.name {
        groups[last].slices.append(child)
      } else {
        groups.append((child, []))
      }
    }
    var children: [(name: SupportedName, element: SupportedElement)] = []
    for (child, slices) in groups where child.max != 0 {
      var below = compiled?.children.first { $0.id == child.id }
      // `valueQuantity` is compiled as the slice of `value[x]` that it stands for, and has a key of its own here.
      if let choice = below, choice.isChoice, !child.isChoice {
        below = choice.slicing?.slices.first?.element
      }
      let supported = self.element(child, below, slices: slices)
      guard !supported.isEmpty else { continue }
      let name = SupportedName(
        name: child.name, isChoice: child.isChoice, typeNames: supported.types)
      children.append((name, supported))
    }
    return children
  }

  private mutating func slices(
    _ definitions: [ElementDefinition], _ set: SliceSet?
  ) -> SupportedSlices? {
    guard let set else { return nil }
    let elements = set.slices.map { slice in
      let outer = obstacle
      defer { obstacle = outer }
      obstacle = outer ?? slice.obstacle
      return self.slice(slice.element, definitions)
    }
    let remainder = set.remainder.map { slice($0, definitions) }
    guard !elements.allSatisfy(\.isEmpty) || !(remainder?.isEmpty ?? true) else { return nil }
    return SupportedSlices(set: set, elements: elements, remainder: remainder)
  }

  private mutating func slice(
    _ compiled: ProfileElement, _ definitions: [ElementDefinition]
  ) -> SupportedElement {
    guard let definition = definitions.first(where: { $0.id == compiled.id }), definition.max != 0
    else { return SupportedElement(place: nil, types: [], children: [], slices: nil) }
    return element(definition, compiled, slices: definitions)
  }
}

extension Slice {
  /// Why nothing can say which values are of the slice; `nil` where something can.
  fileprivate var obstacle: String? {
    guard !tests.isEmpty else { return "the profile names no discriminator for '\(name)'" }
    for test in tests {
      switch test.check {
      case .undecidable:
        return "the profile gives '\(test.words)' nothing to compare with in '\(name)'"
      case .profiles(let profiles) where profiles.allSatisfy({ $0.id == nil }):
        let names = profiles.map(\.canonical).joined(separator: ", ")
        return "'\(name)' is told by a profile that is not known here: \(names)"
      default: continue
      }
    }
    return nil
  }
}
