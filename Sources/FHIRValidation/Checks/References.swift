internal import FHIRDefinitions
internal import LosslessJSON

/// The bytes that say of which type the target of a reference is.
enum TargetType {
  case unknown
  /// The whole of a string.
  case string(JSONNode)
  /// A part of the reference's own text.
  case part(JSONNode, Range<Int>)
}

extension Walk {
  /// Checks a Reference: its form, what it finds in the document, and the type of that.
  mutating func checkReference(_ node: JSONNode, targets: ReferenceTargets?) {
    let stated = stringMember("type", of: node)
    guard let reference = stringMember("reference", of: node) else {
      if let stated { checkTarget(.string(stated), targets, at: stated) }
      return
    }
    let form = withText(of: reference) { ReferenceForm($0, cache.definitions) }
    switch form.kind {
    case .malformed: return report(.error, .malformed, at: reference)
    case .unusual: return report(.warning, .malformed, at: reference)
    default: break
    }
    var type = resolve(reference, form)
    if case .unknown = type, !form.type.isEmpty { type = .part(reference, form.type) }
    guard let stated else { return checkTarget(type, targets, at: reference) }
    if let agrees = withText(of: type, { text in withText(of: stated) { text.isEqual(to: $0) } }),
      !agrees
    {
      return report(.error, .typeDisagrees(name(type)), at: stated)
    }
    checkTarget(.string(stated), targets, at: stated)
  }

  private mutating func checkTarget(
    _ type: TargetType, _ targets: ReferenceTargets?, at node: JSONNode
  ) {
    guard let targets, withText(of: type, { targets.contains($0) }) == false else { return }
    report(severity(ofType: type), .wrongTarget(name(type), targets), at: node)
  }

  /// How much a wrong type matters: what only the text of a reference says may be no type at all on another server.
  func severity(ofType type: TargetType) -> Severity {
    if case .part = type, !options.assumesRESTfulReferences { .warning } else { .error }
  }

  private func name(_ type: TargetType) -> String { withText(of: type) { $0.string } ?? "" }

  /// Who a reference finds in the document; reports one that had to find something.
  private mutating func resolve(_ reference: JSONNode, _ form: ReferenceForm) -> TargetType {
    switch form.kind {
    case .fragment: return resolve(fragment: reference).map { .string($0) } ?? .unknown
    case .conditional:
      // "in a transaction ... references to resources by a search URI" (FHIR R4, http.html#trules).
      if bundles.last?.type != .transaction {
        report(.error, .conditionalOutsideTransaction, at: reference)
      }
      return .unknown
    case .urn, .relative, .restful, .absolute:
      guard let entry = entry(of: reference, form), let bundle = bundles.last else {
        return bundles.isEmpty ? outsideType(reference) : .unknown
      }
      return bundle.entries[entry].type.map { .string($0) } ?? .unknown
    case .unusual, .malformed: return .unknown
    }
  }

  /// The type of what a reference finds outside; reports one that had to find something.
  private mutating func outsideType(_ reference: JSONNode) -> TargetType {
    guard options.externalReferences != .ignore, outside.canResolve else { return .unknown }
    let target = target(of: reference, in: nil)
    switch target.place {
    case .missing: report(.error, .notFoundOutside, at: reference)
    case .here(let node):
      if let type = stringMember("resourceType", of: node) { return .string(type) }
    case .outside, .unknown: break
    }
    return .unknown
  }
}

extension Rule {
  static let referenceForm = Rule(
    "reference.form", .value, "A reference is Type/id, #id, an absolute url or a URN.",
    explanation: """
      A relative reference is the name of a resource type, a slash and an id, perhaps with /_history/ and a version. A search \
      (Type?parameters) stands only in a transaction, where the server replaces it.
      """,
    remedy:
      "Write Patient/123, #contained-id, https://... or urn:uuid:...; mind the case of the type.")
  static let referenceUnresolved = Rule(
    "reference.unresolved", .notFound, "A reference finds its target where the target has to be.",
    explanation: """
      #id must be a contained resource of the same resource; urn:uuid and urn:oid must be the fullUrl of an entry of the same \
      bundle. Other references may point outside the document and are only reported where that is asked for.
      """,
    remedy:
      "Add the resource to the document, or correct the reference. Ids and urls are compared exactly.",
    invariants: ["ref-1"])

  static let referenceRules = [referenceForm, referenceUnresolved]
}

extension Cause {
  fileprivate static var malformed: Cause {
    Cause(.referenceForm, "is neither Type/id with a known type, nor #id, an absolute url or a URN")
  }

  fileprivate static var notFoundOutside: Cause {
    Cause(.referenceUnresolved, "points at a resource that was not found")
  }

  fileprivate static var conditionalOutsideTransaction: Cause {
    Cause(.referenceForm, "is a search, which may stand only in a transaction")
  }
}
