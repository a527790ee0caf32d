internal import LosslessJSON

extension Walk {
  /// Notes which references of a document or message have to find an entry.
  ///
  /// FHIR R4, documents.html#bundle: what the Composition refers to as subject, author, attester, custodian, encounter,
  /// event, and in its sections is part of the document; messaging.html: so is the focus of a MessageHeader.
  mutating func noteRequiredReferences(of bundle: BundleIndex) {
    guard let first = bundle.entries.first, let resource = first.resource, let type = first.type
    else { return }
    if bundle.type == .document, document.isString(type, "Composition") {
      for name in ["subject", "author", "encounter", "custodian"] {
        requireReferences(of: resource, name, in: bundle)
      }
      forEachObject(of: resource, "attester") { requireReferences(of: $0, "party", in: bundle) }
      forEachObject(of: resource, "event") { requireReferences(of: $0, "detail", in: bundle) }
      requireReferences(ofSectionsOf: resource, depth: 0, in: bundle)
    } else if bundle.type == .message, document.isString(type, "MessageHeader") {
      requireReferences(of: resource, "focus", in: bundle)
    }
  }

  private func requireReferences(ofSectionsOf node: JSONNode, depth: Int, in bundle: BundleIndex) {
    guard depth < options.maximumDepth else { return }
    forEachObject(of: node, "section") { section in
      for name in ["author", "focus", "entry"] {
        requireReferences(of: section, name, in: bundle)
      }
      requireReferences(ofSectionsOf: section, depth: depth + 1, in: bundle)
    }
  }

  private func requireReferences(of node: JSONNode, _ name: String, in bundle: BundleIndex) {
    forEachObject(of: node, name) { object in
      if let reference = stringMember("reference", of: object) {
        bundle.links?.mustFind.insert(reference)
      }
    }
  }

  /// The objects of a member, whether it is an array or not.
  private func forEachObject(of node: JSONNode, _ name: String, _ body: (JSONNode) -> Void) {
    guard let value = document.member(name, of: node) else { return }
    switch document.kind(of: value) {
    case .object: body(value)
    case .array:
      for item in document.elements(of: value) where document.kind(of: item) == .object {
        body(item)
      }
    default: return
    }
  }

  /// Reports the entries of a document or message that nothing leads to.
  mutating func checkReachability(of bundle: BundleIndex, _ node: JSONNode) {
    guard let links = bundle.links, let first = bundle.entries.first,
      first.type.map({ isFirst($0, of: bundle.type) }) == true
    else { return }
    let isMessage = bundle.type == .message
    let reach = links.reach(from: stylesheets(of: bundle, node))
    for entry in bundle.entries where entry.resource != nil {
      switch reach[entry.index] {
      case .forward: continue
      case .backward:
        if entry.type.map({ document.isString($0, "Provenance") }) == true { continue }
        report(
          isMessage ? .information : .warning, .onlyBackward(bundle.type), of: entry, in: bundle)
      case .not:
        report(isMessage ? .warning : .error, .unreached(bundle.type), of: entry, in: bundle)
      }
    }
  }

  private func isFirst(_ type: JSONNode, of kind: BundleType) -> Bool {
    document.isString(type, kind == .message ? "MessageHeader" : "Composition")
  }

  /// The entries that a link of the bundle names as the style sheet of the document.
  private func stylesheets(of bundle: BundleIndex, _ node: JSONNode) -> [Int] {
    guard let list = document.member("link", of: node) else { return [] }
    return document.elements(of: list).compactMap { link in
      guard let relation = stringMember("relation", of: link),
        document.isString(relation, "stylesheet"), let url = stringMember("url", of: link)
      else { return nil }
      return withText(of: url) { bundle.byIdentity.match(for: $0)?.first }
    }
  }
}

extension Rule {
  static let bundleUnreached = Rule(
    "bundle.unreached", .informational,
    "Every entry of a document or message is reached from the first one.",
    explanation: """
      The first entry says what the others are for. An entry counts as reached if something that is reached refers to it, or \
      if it refers to something that is reached; the latter is meant for Provenance only.
      """,
    remedy:
      "Refer to the entry from the Composition or from a resource that it leads to, or leave it out."
  )

  static let reachabilityRules = [bundleUnreached]
}

extension Cause {
  fileprivate static func unreached(_ type: BundleType) -> Cause {
    Cause(
      .bundleUnreached,
      "is not reached from the \(first(type)), neither by references to it nor by its own")
  }
  fileprivate static func onlyBackward(_ type: BundleType) -> Cause {
    Cause(
      .bundleUnreached,
      "refers to the \(type.rawValue), but nothing that the \(first(type)) leads to refers to it")
  }
  private static func first(_ type: BundleType) -> String {
    type == .message ? "MessageHeader" : "Composition"
  }
}
