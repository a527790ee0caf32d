internal import FHIRDefinitions
public import LosslessJSON

/// Finds the resources that references point at and that are not in the document: a server, a folder, a database.
///
///     struct Folder: ReferenceResolver {
///       func resource(for reference: String) -> JSONDocument? { ... }  // "Patient/example"
///     }
public protocol ReferenceResolver: Sendable {
  /// The resource that a reference means; `nil` where there is none.
  ///
  /// The reference is as it is written, relative or absolute, without fragment.
  func resource(for reference: String) -> JSONDocument?

  /// Whether there is such a resource; asked where only that matters.
  ///
  /// Looks for the resource itself, unless a resolver knows a cheaper way.
  func hasResource(for reference: String) -> Bool
}

extension ReferenceResolver {
  /// Whether `resource(for:)` finds one.
  public func hasResource(for reference: String) -> Bool { resource(for: reference) != nil }
}

/// What references that leave the documents of one validation have found so far.
final class OutsideReferences {
  private let resolver: (any ReferenceResolver)?
  private var found: [String: JSONDocument?] = [:]
  private var isThere: [String: Bool] = [:]
  /// Whether what a reference finds meets a profile; `nil` while that is being worked out.
  var conformances: [String: Conformance] = [:]
  /// How many resources are being looked at, each because the one before refers to it.
  var depth = 0

  init(resolver: (any ReferenceResolver)?) { self.resolver = resolver }

  var canResolve: Bool { resolver != nil }

  func resource(for reference: String) -> JSONDocument? {
    if let known = found[reference] { return known }
    let resource = resolver?.resource(for: reference)
    found[reference] = .some(resource)
    return resource
  }

  func hasResource(for reference: String) -> Bool {
    if let known = isThere[reference] { return known }
    let answer = resolver?.hasResource(for: reference) ?? false
    isThere[reference] = answer
    return answer
  }
}

/// What a reference finds.
struct ReferenceTarget {
  enum Place {
    /// A resource of the document.
    case here(JSONNode)
    /// A resource outside; `nil` where it was only asked whether it is there.
    case outside(JSONDocument?)
    /// It should be in the document, and is not.
    case missing
    /// It may be somewhere.
    case unknown
  }

  /// How a reference is made: what `aggregation` of its type can ask for.
  enum Manner {
    case contained, bundled, referenced
  }

  var place: Place
  var manner: Manner
  /// The bytes that say the type.
  var type: TargetType
  var form: ReferenceForm.Kind
}

extension Walk {
  /// What a Reference, or a canonical or uri, finds; nothing is reported.
  ///
  /// `resource` is the one that it stands in, where that is not the one that the walk is in.
  mutating func target(of value: JSONNode, in resource: JSONNode?) -> ReferenceTarget {
    let text =
      document.kind(of: value) == .string ? value : stringMember("reference", of: value)
    guard let text else {
      let type = stringMember("type", of: value).map { TargetType.string($0) }
      return ReferenceTarget(
        place: .unknown, manner: .referenced, type: type ?? .unknown, form: .malformed)
    }
    let form = withText(of: text) { ReferenceForm($0, cache.definitions) }
    var type = form.type.isEmpty ? TargetType.unknown : .part(text, form.type)
    if case .unknown = type, let stated = stringMember("type", of: value) { type = .string(stated) }
    switch form.kind {
    case .fragment:
      let node = containedResource(text, in: resource)
      return ReferenceTarget(
        place: node.map { .here($0) } ?? .missing, manner: .contained,
        type: node.flatMap { stringMember("resourceType", of: $0) }.map { .string($0) } ?? type,
        form: form.kind)
    case .urn, .relative, .restful, .absolute:
      if let bundle = bundles.last {
        let from = resource.flatMap { bundle.entry(around: $0) } ?? resources.last?.entry
        let isR5 = options.resolvesRelativeReferencesAsR5
        if let entry = withText(
          of: text, { bundle.target(of: $0, form, from: from, asR5: isR5).entry }),
          let node = bundle.entries[entry].resource
        {
          return ReferenceTarget(
            place: .here(node), manner: .bundled,
            type: bundle.entries[entry].type.map { .string($0) } ?? type, form: form.kind)
        }
      }
      if let node = parameterResource(text, form) {
        return ReferenceTarget(
          place: .here(node), manner: .referenced,
          type: stringMember("resourceType", of: node).map { .string($0) } ?? type, form: form.kind)
      }
      return ReferenceTarget(
        place: outsidePlace(text, form), manner: .referenced, type: type, form: form.kind)
    case .conditional, .unusual, .malformed:
      return ReferenceTarget(place: .unknown, manner: .referenced, type: type, form: form.kind)
    }
  }

  private mutating func parameterResource(
    _ text: JSONNode, _ form: ReferenceForm
  ) -> JSONNode? {
    guard form.kind == .relative, bundles.isEmpty else { return nil }
    let index = parameters ?? ParametersIndex(document)
    parameters = index
    guard !index.isEmpty else { return nil }
    return index.resource(withText(of: text) { $0.extracting(0..<form.end).string })
  }

  private func outsidePlace(_ text: JSONNode, _ form: ReferenceForm) -> ReferenceTarget.Place {
    guard options.externalReferences != .ignore, outside.canResolve,
      form.kind == .relative || form.kind == .restful
    else { return .unknown }
    let reference = document.text(of: text)
    if options.externalReferences == .exists {
      if outside.hasResource(for: reference) { return .outside(nil) }
    } else if let resource = outside.resource(for: reference) {
      return .outside(resource)
    }
    let isExample =
      options.allowsExampleURLs
      && (reference.contains("example.org") || reference.contains("acme.com"))
    return isExample ? .unknown : .missing
  }

  /// The contained resource that a fragment means; `#` alone is the resource that contains the others.
  private func containedResource(_ fragment: JSONNode, in resource: JSONNode?) -> JSONNode? {
    let container: JSONNode?
    if let last = resources.last, last.role == .contained, resource == nil || resource == last.node
    {
      container = resources.dropLast().last?.node
    } else {
      container = resource ?? resources.last?.node
    }
    guard let container else { return nil }
    if document.contentRange(of: fragment).count == 1 { return container }
    let index = containedIndexes.index(of: container, in: document)
    return withText(of: fragment) { index.place(of: $0.extracting(1...)) }.map { index.nodes[$0] }
  }

  /// How a resource of the document comes to stand where it is.
  func role(ofResource node: JSONNode) -> ResourceRole {
    if node == document.root { return .root }
    if let bundle = bundles.last, bundle.contains(resource: node) { return .entry }
    guard let scope = resources.last else { return .other }
    return place(ofContained: node, in: scope) == nil ? .other : .contained
  }

  /// The name of the type of what a reference points at, as far as it is known.
  func typeName(of target: ReferenceTarget) -> String? {
    if case .outside(let document?) = target.place {
      return document.value["resourceType"]?.string
    }
    return withText(of: target.type) { $0.string }
  }

  func withText<R>(of type: TargetType, _ body: (Span<UInt8>) -> R) -> R? {
    switch type {
    case .unknown: nil
    case .string(let node): withText(of: node, body)
    case .part(let node, let range): withText(of: node) { body($0.extracting(range)) }
    }
  }
}
