internal import FHIRDefinitions

extension ProfileCompiler {
  /// The types that the element has in its own type, with what the profile asks of each.
  func types(
    of element: ElementDefinition, base: ElementDefinition?, in profile: StructureDefinition
  ) -> [ProfileType] {
    let narrowed = Array(element.types)
    guard let base, !base.types.isEmpty else { return narrowed.map { type($0, nil, in: profile) } }
    // A resource is narrowed to types that the base does not list.
    if base.types.count == 1, let only = base.types.first,
      definitions.definition(of: only)?.kind == .resource
    {
      return narrowed.map { type($0, nil, in: profile) }
    }
    return base.types.map { original in
      guard let match = narrowed.first(where: { $0.code == original.code }) else {
        return ProfileType(
          name: original.code, primitive: original.primitive, isResource: false,
          // An element that says nothing of its types, as a differential may, leaves them as they are.
          isAllowed: narrowed.isEmpty || element.contentReference != nil)
      }
      return type(match, original, in: profile)
    }
  }

  private func type(
    _ type: TypeReference, _ base: TypeReference?, in profile: StructureDefinition
  ) -> ProfileType {
    let known = base?.profiles ?? []
    var profiles: [ProfileReference] = []
    if type.profiles != known {
      let found = type.profiles.map { self.profile($0, from: profile) }
      // One of several that asks for nothing lets everything pass.
      if !found.contains(where: { $0 == nil }) { profiles = found.compactMap { $0 } }
    }
    return ProfileType(
      name: type.code, primitive: type.primitive,
      isResource: definitions.definition(of: type)?.kind == .resource, isAllowed: true,
      profiles: profiles,
      targets: targets(of: type, base, in: profile))
  }

  private func targets(
    of type: TypeReference, _ base: TypeReference?, in profile: StructureDefinition
  ) -> ReferenceRules? {
    guard type.code == "Reference" || type.code == "canonical" || type.code == "CodeableReference"
    else { return nil }
    let hasNewTargets = !type.targetProfiles.isEmpty && type.targetProfiles != base?.targetProfiles
    let hasNewManner =
      type.aggregation != base?.aggregation ?? []
      || type.versioning != base?.versioning ?? .either
    guard hasNewTargets || hasNewManner else { return nil }
    return ReferenceRules(type, hasTargets: hasNewTargets, self, in: profile)
  }

  func binding(of element: ElementDefinition, base: ElementDefinition?) -> CodeBinding? {
    guard let binding = element.binding else { return nil }
    if let known = base?.binding, known.strength == binding.strength,
      known.valueSet == binding.valueSet, known.maximumValueSet == binding.maximumValueSet,
      known.extensionsJSON == binding.extensionsJSON
    {
      return nil
    }
    return CodeBinding(binding, definitions, from: element.structure)
  }

  func constraints(of element: ElementDefinition, base: ElementDefinition?) -> [Constraint] {
    let constraints = element.constraints
    guard !constraints.isEmpty else { return [] }
    var known = Set(base.map(Self.identities) ?? [])
    // What every value of the type must meet is asked by the type.
    for type in element.types {
      if let root = definitions.definition(of: type)?.root {
        known.formUnion(Self.identities(root))
      }
    }
    return constraints.filter { !known.contains(Self.identity($0)) && !Self.isOfTypes($0) }
  }

  private static func identities(_ element: ElementDefinition) -> [String] {
    element.constraints.map(identity)
  }

  /// The invariants that the types at the bottom state for all others, however a snapshot words them.
  private static func isOfTypes(_ constraint: Constraint) -> Bool {
    switch constraint.key {
    case "ele-1", "ext-1": true
    default: constraint.key.hasPrefix("dom-")
    }
  }

  private static func identity(_ constraint: Constraint) -> String { constraint.key }
}

extension ValueRules {
  init(_ element: ElementDefinition, base: ElementDefinition?) {
    if let fixed = element.fixed, fixed != base?.fixed { self.fixed = fixed.document }
    if let pattern = element.pattern, pattern != base?.pattern { self.pattern = pattern.document }
    if let minimum = element.minValue, minimum != base?.minValue {
      self.minimum = ValueBound(minimum)
    }
    if let maximum = element.maxValue, maximum != base?.maxValue {
      self.maximum = ValueBound(maximum)
    }
    if let length = element.maxLength, length != base?.maxLength { maximumLength = length }
    if let json = element.extensionsJSON, json != base?.extensionsJSON {
      readExtensions(json)
    }
  }
}
