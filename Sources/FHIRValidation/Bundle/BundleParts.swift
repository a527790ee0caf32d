internal import LosslessJSON

extension Walk {
  /// Checks which parts entries have, and which the bundle: it depends on the bundle's type.
  mutating func checkParts(of bundle: BundleIndex, _ node: JSONNode) {
    let type = bundle.type
    guard type != .unknown else { return }
    if !type.hasTotal, let total = document.member("total", of: node) {
      report(.error, .part("total", mandatory: false, type), at: total)
    }
    for entry in bundle.entries where document.kind(of: entry.node) == .object {
      if (entry.request != nil) != type.hasRequests {
        let cause = Cause.part("request", mandatory: type.hasRequests, type)
        report(.error, cause, of: entry, in: bundle, entry.request)
      }
      if (entry.response != nil) != type.hasResponses {
        let cause = Cause.part("response", mandatory: type.hasResponses, type)
        report(.error, cause, of: entry, in: bundle, entry.response)
      }
      if let search = entry.search, type != .searchset {
        report(.error, .part("search", mandatory: false, type), of: entry, in: bundle, search)
      }
      if entry.resource == nil, entry.request == nil, entry.response == nil, !type.hasRequests,
        !type.hasResponses
      {
        report(.error, .emptyEntry, of: entry, in: bundle)
      }
    }
  }

  /// Checks what a document and a message begin with.
  mutating func checkFirstResource(of bundle: BundleIndex, _ node: JSONNode) {
    switch bundle.type {
    case .document:
      checkFirst(of: bundle, isA: "Composition", node)
      let identifier = document.member("identifier", of: node)
      let isWhole =
        identifier.map {
          document.member("system", of: $0) != nil && document.member("value", of: $0) != nil
        } ?? false
      if !isWhole {
        report(.error, .documentNeeds("an identifier with system and value"), at: node)
      }
      if document.member("timestamp", of: node) == nil {
        report(.error, .documentNeeds("a timestamp"), at: node)
      }
    case .message: checkFirst(of: bundle, isA: "MessageHeader", node)
    default: break
    }
  }

  private mutating func checkFirst(of bundle: BundleIndex, isA type: StaticString, _ node: JSONNode)
  {
    guard let first = bundle.entries.first else {
      return report(.error, .first(type.description, bundle.type), at: node)
    }
    if let found = first.type, document.isString(found, type) { return }
    report(.error, .first(type.description, bundle.type), of: first, in: bundle, first.resource)
  }
}

extension Rule {
  static let bundleParts = Rule(
    "bundle.parts", .invariant, "Bundle and entries have the parts that go with the bundle's type.",
    explanation: """
      Requests stand in transactions, batches and histories, in every entry; responses in their responses and in histories; \
      search only in a searchset; total only in a searchset or a history; an entry without any of them has a resource.
      """,
    remedy:
      "Add the part that is missing, remove the one that may not stand, or correct Bundle.type.",
    invariants: ["bdl-1", "bdl-2", "bdl-3", "bdl-4", "bdl-5"])
  static let bundleFirst = Rule(
    "bundle.first", .invariant,
    "A document begins with a Composition, a message with a MessageHeader.",
    explanation: "The first entry says what the others are for; readers look nowhere else for it.",
    remedy: "Move the Composition or MessageHeader to the front, or make the bundle a collection.",
    invariants: ["bdl-11", "bdl-12"])
  static let bundleDocument = Rule(
    "bundle.document", .invariant, "A document has an identifier and a timestamp.",
    explanation:
      "A document is a statement at a time that others must be able to name, whoever stores it.",
    remedy: "Add Bundle.identifier with system and value, and Bundle.timestamp.",
    invariants: ["bdl-9", "bdl-10"])

  static let bundlePartRules = [bundleParts, bundleFirst, bundleDocument]
}

extension Cause {
  fileprivate static func part(_ name: String, mandatory: Bool, _ type: BundleType) -> Cause {
    Cause(
      .bundleParts,
      mandatory
        ? "needs '\(name)', because the bundle's type is \(type.rawValue)"
        : "has '\(name)', which does not go with the bundle's type \(type.rawValue)")
  }

  fileprivate static var emptyEntry: Cause {
    Cause(.bundleParts, "has neither a resource nor a request nor a response")
  }

  fileprivate static func first(_ name: String, _ type: BundleType) -> Cause {
    Cause(.bundleFirst, "must be a \(name), with which every \(type.rawValue) begins")
  }

  fileprivate static func documentNeeds(_ what: String) -> Cause {
    Cause(.bundleDocument, "is a document, and needs \(what)")
  }
}
