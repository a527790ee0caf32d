internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

/// What an expression asks of the walk.
private enum Question {
  case resource(String)
  case membership(FHIRPathItem, valueSet: String)
  case conformance(FHIRPathItem, profile: String)
}

private enum Answer {
  case unknown
  case item(FHIRPathItem)
  case truth(Bool)

  var item: FHIRPathItem? {
    if case .item(let item) = self { item } else { nil }
  }

  var truth: Bool? {
    if case .truth(let truth) = self { truth } else { nil }
  }
}

/// Takes the questions of an evaluation to the walk that made it.
private final class InvariantHost: FHIRPathHost {
  private let ask: (Question) -> Answer

  init(_ ask: @escaping (Question) -> Answer) { self.ask = ask }

  func resolve(_ reference: String) -> FHIRPathItem? { ask(.resource(reference)).item }

  func isMember(_ item: FHIRPathItem, of valueSet: String) -> Bool? {
    ask(.membership(item, valueSet: valueSet)).truth
  }

  func conforms(_ item: FHIRPathItem, to profile: String) -> Bool? {
    ask(.conformance(item, profile: profile)).truth
  }

  /// Narratives have a check of their own.
  func isAllowedHTML(_ item: FHIRPathItem) -> Bool? { true }
}

extension Walk {
  /// Whether an expression holds that asks for what the element itself does not say.
  mutating func holdsAsking(
    _ expression: FHIRPathExpression, of instance: Instance, type: Int32
  ) throws(FHIRPathError) -> Bool? {
    // An answer may need evaluations of its own, for a profile has invariants too.
    var own = FHIRPathEvaluation(of: document, cache.types)
    if let evaluated { own.enter(resource: evaluated.resource, root: evaluated.root) }
    return try Self.asking({ self.answer($0) }) { (host) throws(FHIRPathError) in
      try own.holds(
        expression, value: instance.value, sibling: instance.sibling, type: type, host: host)
    }
  }

  private static func asking(
    _ answer: (Question) -> Answer,
    _ body: (InvariantHost) throws(FHIRPathError) -> Bool?
  ) throws(FHIRPathError) -> Bool? {
    try withoutActuallyEscaping(answer) { (answer) throws(FHIRPathError) in
      try body(InvariantHost(answer))
    }
  }

  private mutating func answer(_ question: Question) -> Answer {
    switch question {
    case .resource(let reference): resource(for: reference).map { .item($0) } ?? .unknown
    case .membership(let item, let valueSet):
      isMember(item, of: valueSet).map { .truth($0) } ?? .unknown
    case .conformance(let item, let profile):
      conforms(item, to: profile).map { .truth($0) } ?? .unknown
    }
  }

  // MARK: References

  private mutating func resource(for reference: String) -> FHIRPathItem? {
    let text = Array(reference.utf8)
    let form = ReferenceForm(text.span, cache.definitions)
    if let bundle = bundles.last {
      let target = bundle.target(
        of: text.span, form, from: resources.last?.entry,
        asR5: options.resolvesRelativeReferencesAsR5)
      if let entry = target.entry, let node = bundle.entries[entry].resource {
        return FHIRPathItem(resource: document, at: node)
      }
    }
    guard options.externalReferences != .ignore, form.kind == .relative || form.kind == .restful
    else { return nil }
    return outside.resource(for: reference).map { FHIRPathItem(resource: $0) }
  }

  // MARK: Value sets

  private func isMember(_ item: FHIRPathItem, of canonical: String) -> Bool? {
    let valueSet = BoundValueSet(canonical, cache.definitions)
    switch item.content {
    case .value(let value): return valueSet.membership(ofCode: "\(value)").isMember
    case .element(let document, let value?, _):
      return valueSet.membership(of: value, in: document).isMember
    case .element: return nil
    }
  }

  // MARK: Profiles

  private mutating func conforms(_ item: FHIRPathItem, to canonical: String) -> Bool? {
    guard let definition = cache.definitions.structure(canonical) else { return nil }
    guard case .element(let other, let value?, let sibling) = item.content, other === document
    else { return nil }
    let instance = Instance(value: value, sibling: sibling, typeName: item.typeName)
    if definition.derivation != .constraint {
      return item.typeName == definition.type && isCorrect(instance, as: definition)
    }
    return conformance(of: instance, to: cache.profileID(of: definition)).isMet
  }

  /// Whether a value is what its own type asks for.
  private mutating func isCorrect(
    _ instance: Instance, as definition: StructureDefinition
  ) -> Bool {
    guard let value = instance.value, document.kind(of: value) == .object,
      let schema = schema(cache.id(of: definition))
    else { return true }
    let application = Application(node: value, profile: cache.profileID(of: definition))
    if let known = conformances[application] { return known.isMet }
    // While the answer is being worked out it counts as yes.
    conformances[application] = Conformance()
    let result = probing { walk in
      walk.children(of: value, as: schema.root, in: schema)
      walk.checkInvariants(schema.root.invariants, of: instance)
    }
    conformances[application] = result
    return result.isMet
  }
}
