internal import FHIRDefinitions
internal import LosslessJSON

extension BundleIndex {
  /// What a reference finds among the entries.
  enum Target {
    case entry(Int)
    /// Several entries have the fullUrl that is meant.
    case several(first: Int)
    /// No entry has it, but so many have the type and the id that the reference names.
    case near(Int)
    case none

    /// The entry, the first of several.
    var entry: Int? {
      switch self {
      case .entry(let entry), .several(let entry): entry
      case .near, .none: nil
      }
    }
  }

  /// What a reference finds.
  ///
  /// FHIR R4, bundle.html#references: a relative reference is completed with the base of the entry's own fullUrl and
  /// compared with the other fullUrls. The base of a `urn:uuid:` is taken to be `urn:uuid:` itself, which R5 gave up.
  func target(
    of text: Span<UInt8>, _ form: ReferenceForm, from source: Int?, asR5: Bool
  ) -> Target {
    let whole = text.extracting(0..<(text.firstIndex(of: UInt8(ascii: "#")) ?? text.count))
    switch form.kind {
    case .urn, .absolute: return target(byFullURL.match(for: whole))
    case .restful:
      let match = byFullURL.match(for: whole)
      if match != nil || form.end == text.count { return target(match) }
      return withoutVersion(byFullURL.match(for: text.extracting(0..<form.end)))
    case .relative:
      let identity = text.extracting(0..<form.end)
      let found = withBase(of: source, asR5: asR5) { base, isURN in
        let rest = isURN ? text.extracting(form.id.lowerBound...) : whole
        if let match = byFullURL.match(for: base, rest) { return target(match) }
        guard form.end < text.count else { return .none }
        let short = isURN ? text.extracting(form.id) : identity
        return withoutVersion(byFullURL.match(for: base, short))
      }
      if case .none = found, let match = byIdentity.match(for: identity) {
        return .near(match.count)
      }
      return found
    case .fragment, .conditional, .unusual, .malformed: return .none
    }
  }

  private func target(_ match: ByteIndex.Match?) -> Target {
    guard let match else { return .none }
    return match.count == 1 || type == .history ? .entry(match.first) : .several(first: match.first)
  }

  /// A reference with a version may mean the entry that does not say which version it is.
  private func withoutVersion(_ match: ByteIndex.Match?) -> Target {
    guard let match, entries.indices.contains(match.first), entries[match.first].version == nil
    else { return .none }
    return target(match)
  }

  /// Lends the part of an entry's fullUrl that its relative references are completed with.
  private func withBase(
    of source: Int?, asR5: Bool, _ body: (_ base: Span<UInt8>, _ isURN: Bool) -> Target
  ) -> Target {
    guard let source, entries.indices.contains(source), let url = entries[source].fullURL,
      let form = entries[source].form, !document.hasEscapes(url)
    else { return .none }
    let bytes = document.bytes
    let text = bytes.span.extracting(document.contentRange(of: url))
    switch form.kind {
    case .restful:
      // In a document or message, a fullUrl that is not the resource's own says nothing of its base.
      guard !self.type.isGraph || agrees(source, text, form) else { return .none }
      return body(text.extracting(0..<form.type.lowerBound), false)
    case .urn where !asR5:
      guard let colon = text.lastIndex(of: ":") else { return .none }
      return body(text.extracting(0...colon), true)
    default: return .none
    }
  }

  private func agrees(_ entry: Int, _ url: Span<UInt8>, _ form: ReferenceForm) -> Bool {
    guard let id = entries[entry].id, let type = entries[entry].type else { return false }
    return url.extracting(form.id).withUnsafeBufferPointer { document.isString(id, utf8: $0) }
      && url.extracting(form.type).withUnsafeBufferPointer { document.isString(type, utf8: $0) }
  }
}

extension Walk {
  /// The entry of the innermost bundle that a reference finds; says what is wrong where it finds none or several.
  mutating func entry(of reference: JSONNode, _ form: ReferenceForm) -> Int? {
    guard let bundle = bundles.last else { return nil }
    let source = resources.last?.entry
    if let source, bundle.entries.indices.contains(source), bundle.entries[source].fullURL == nil {
      bundle.withoutBase.insert(source)
    }
    let isR5 = options.resolvesRelativeReferencesAsR5
    let target = withText(of: reference) {
      bundle.target(of: $0, form, from: source, asR5: isR5)
    }
    switch target {
    case .entry(let entry):
      if let source { bundle.links?.add(from: source, to: entry) }
      return entry
    case .several(let first):
      if let source { bundle.links?.add(from: source, to: first) }
      report(.error, .severalEntries, at: reference)
      return first
    case .near(let count):
      let severity: Severity = bundle.type.isGraph ? .error : .warning
      report(severity, .nearEntries(count), at: reference)
    case .none:
      if bundle.links?.mustFind.contains(reference) == true, !isKnownElsewhere(reference, form) {
        report(.error, .notInGraph(bundle.type), at: reference)
      } else if form.kind == .urn {
        report(bundle.type.isClosed ? .error : .warning, .unresolvedURN, at: reference)
      } else if let severity = options.unresolvedReferences {
        report(severity, .unresolved, at: reference)
      }
    }
    return nil
  }

  /// Notes that a uri of an entry names another entry: in a document that counts as a way to it.
  mutating func noteLink(_ node: JSONNode, of element: SchemaElement) {
    guard let bundle = bundles.last, bundle.links != nil, element.name != "system",
      let source = resources.last?.entry
    else { return }
    let target = withText(of: node) { text in
      bundle.target(
        of: text, ReferenceForm(text, cache.definitions), from: source,
        asR5: options.resolvesRelativeReferencesAsR5)
    }
    if case .entry(let entry) = target { bundle.links?.add(from: source, to: entry) }
  }

  /// Whether a reference means a definition, which need not be part of a document.
  private func isKnownElsewhere(_ reference: JSONNode, _ form: ReferenceForm) -> Bool {
    guard form.kind == .restful || form.kind == .absolute else { return false }
    return withText(of: reference) { text in
      if form.kind == .restful, Self.isCanonicalType(text.extracting(form.type)) { return true }
      let url = text.string
      return cache.definitions.structure(url) != nil || cache.definitions.valueSet(url) != nil
        || cache.definitions.codeSystem(url) != nil
    }
  }

  private static func isCanonicalType(_ type: Span<UInt8>) -> Bool {
    let types: [StaticString] = [
      "ActivityDefinition", "CapabilityStatement", "ChargeItemDefinition", "CodeSystem",
      "CompartmentDefinition", "ConceptMap", "EffectEvidenceSynthesis", "EventDefinition",
      "Evidence", "EvidenceVariable", "ExampleScenario", "GraphDefinition", "ImplementationGuide",
      "Library", "Measure", "MessageDefinition", "NamingSystem", "OperationDefinition",
      "PlanDefinition", "Questionnaire", "ResearchDefinition", "ResearchElementDefinition",
      "RiskEvidenceSynthesis", "SearchParameter", "StructureDefinition", "StructureMap",
      "TerminologyCapabilities", "TestScript", "ValueSet",
    ]
    return types.contains { type.isEqual(to: $0) }
  }
}

extension Rule {
  static let bundleReference = Rule(
    "bundle.reference", .notFound, "A reference inside a bundle finds one entry by its fullUrl.",
    explanation: """
      A relative reference is completed with the base of the fullUrl of the entry that it stands in, and must then equal the \
      fullUrl of the entry that is meant. An entry with the same type and id but another base is another resource. In a \
      document all that the Composition refers to is part of the bundle; in a message, the focus of its header.
      """,
    remedy: """
      Give the entries fullUrls with one base (https://.../Type/id), or use urn:uuid: in the fullUrl and in the reference; \
      add the resource that is missing.
      """)

  static let bundleReferenceRules = [bundleReference]
}

extension Cause {
  fileprivate static var severalEntries: Cause {
    Cause(.bundleReference, "is the fullUrl of several entries of this bundle")
  }
  fileprivate static func nearEntries(_ count: Int) -> Cause {
    Cause(
      .bundleReference,
      count == 1
        ? "finds no entry by its fullUrl; an entry has this type and id, but its fullUrl has another base"
        : "finds no entry by its fullUrl; \(count) entries have this type and id, but their fullUrls have another base"
    )
  }
  fileprivate static func notInGraph(_ type: BundleType) -> Cause {
    Cause(
      .bundleReference, "points at a resource that must be part of the \(type.rawValue), and is not"
    )
  }
  fileprivate static var unresolvedURN: Cause {
    Cause(.referenceUnresolved, "points at a URN that is no fullUrl of an entry of this bundle")
  }
  fileprivate static var unresolved: Cause {
    Cause(.referenceUnresolved, "points at a resource that is not in this bundle")
  }
}
