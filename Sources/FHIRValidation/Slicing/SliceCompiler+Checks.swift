internal import FHIRDefinitions
internal import LosslessJSON

extension ProfileCompiler {
  /// What a discriminator asks of the place it looks at, by what the definitions say of that place.
  ///
  /// `parent` is the reference, where the place is what it points at.
  func check(
    of kind: Slicing.Discriminator.Kind, at cursor: DefinitionCursor, parent: DefinitionCursor?,
    in profile: StructureDefinition
  ) -> SliceCheck {
    switch kind {
    case .value, .pattern: valueCheck(at: cursor)
    case .exists: existenceCheck(at: cursor) ?? .undecidable
    case .type: typeCheck(at: cursor, parent: parent)
    case .profile: profileCheck(at: cursor, parent: parent, in: profile)
    case .position: .undecidable
    }
  }

  private func valueCheck(at cursor: DefinitionCursor) -> SliceCheck {
    for element in cursor.elements {
      if let fixed = element.fixed?.document { return .fixed(fixed, fixed.root) }
      if let pattern = element.pattern?.document { return .pattern(pattern, pattern.root) }
    }
    if let (value, document, isFixed) = cursor.implied.first {
      return isFixed ? .fixed(document, value) : .pattern(document, value)
    }
    if case .absent? = existenceCheck(at: cursor) { return .absent }
    for element in cursor.elements {
      if let binding = element.binding, binding.strength == .required,
        let compiled = CodeBinding(binding, definitions, from: element.structure)
      {
        return .binding(compiled)
      }
    }
    return existenceCheck(at: cursor) ?? .undecidable
  }

  private func existenceCheck(at cursor: DefinitionCursor) -> SliceCheck? {
    for element in cursor.elements {
      if element.max == 0 { return .absent }
      if element.min > 0 { return .exists }
    }
    return nil
  }

  private func typeCheck(at cursor: DefinitionCursor, parent: DefinitionCursor?) -> SliceCheck {
    if let parent {
      let types = parent.targets.compactMap { definitions.structure($0)?.type }
      return types.isEmpty || types.contains("Resource") ? .undecidable : .types(types)
    }
    for element in cursor.elements {
      let types = element.isRoot ? [element.structure.type] : element.types.map(\.code)
      if !types.isEmpty { return .types(types) }
    }
    return .undecidable
  }

  private func profileCheck(
    at cursor: DefinitionCursor, parent: DefinitionCursor?, in profile: StructureDefinition
  ) -> SliceCheck {
    if let parent { return profileCheck(parent.targets, in: profile) ?? .undecidable }
    for element in cursor.elements {
      if let check = profileCheck(element.types.flatMap(\.profiles), in: profile) { return check }
    }
    return typeCheck(at: cursor, parent: nil)
  }

  private func profileCheck(
    _ canonicals: [String], in profile: StructureDefinition
  ) -> SliceCheck? {
    guard !canonicals.isEmpty else { return nil }
    return .profiles(canonicals.map { reference($0, from: profile) })
  }
}
