internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks that each request of a transaction or batch fits its resource, and that no two of a transaction change the same
  /// one.
  mutating func checkRequests(of bundle: BundleIndex) {
    guard bundle.type == .transaction || bundle.type == .batch else { return }
    var targets: Set<String> = []
    for entry in bundle.entries {
      guard let request = entry.request, let method = stringMember("method", of: request),
        let url = stringMember("url", of: request)
      else { continue }
      // What is missing or no method is said by cardinality and binding.
      guard let verb = Verb(rawValue: document.text(of: method)) else { continue }
      check(verb, url, of: entry, in: bundle)
      guard bundle.type == .transaction, let target = target(of: verb, url) else { continue }
      if !targets.insert(target).inserted {
        report(.error, .sameTarget, of: entry, in: bundle, url)
      }
    }
  }

  private enum Verb: String {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
    case patch = "PATCH"

    var needsResource: Bool { self == .post || self == .put || self == .patch }
  }

  private mutating func check(
    _ verb: Verb, _ url: JSONNode, of entry: BundleIndex.Entry, in bundle: BundleIndex
  ) {
    let form = withText(of: url) { RequestForm($0, cache.definitions) }
    if verb.needsResource, entry.resource == nil {
      return report(.error, .requestWithoutResource(verb.rawValue), of: entry, in: bundle)
    }
    if !verb.needsResource, let resource = entry.resource {
      return report(.error, .requestWithResource(verb.rawValue), of: entry, in: bundle, resource)
    }
    switch (verb, form) {
    case (.get, _), (.head, _): return
    case (_, .other): return report(.error, .requestURL(verb.rawValue), of: entry, in: bundle, url)
    case (.post, .instance), (.post, .search):
      return report(.error, .requestURL(verb.rawValue), of: entry, in: bundle, url)
    case (.put, .type), (.delete, .type), (.patch, .type):
      return report(.error, .requestURL(verb.rawValue), of: entry, in: bundle, url)
    // A patch carries Parameters or a Binary, whatever it patches.
    case (.delete, _), (.patch, _), (.post, .operation): return
    case (.put, .operation):
      return report(.error, .requestURL(verb.rawValue), of: entry, in: bundle, url)
    case (.put, _), (.post, _): break
    }
    guard let type = entry.type else { return }
    let agrees = withText(of: url) { text in
      withText(of: type) { text.extracting(form.type).isEqual(to: $0) }
    }
    guard agrees else {
      return report(.error, .requestType(document.text(of: type)), of: entry, in: bundle, url)
    }
    if verb == .put, case .instance(_, let range) = form {
      let id = entry.id
      let sameID = id.map { id in
        withText(of: url) { text in withText(of: id) { text.extracting(range).isEqual(to: $0) } }
      }
      if sameID != true { report(.error, .requestID, of: entry, in: bundle, url) }
    }
  }

  /// What a request changes, where the request says it.
  private func target(of verb: Verb, _ url: JSONNode) -> String? {
    switch verb {
    case .put, .delete, .patch: document.text(of: url)
    case .get, .head, .post: nil
    }
  }
}

/// What the url of a request in a bundle names.
private enum RequestForm {
  case type(Range<Int>)
  case instance(type: Range<Int>, id: Range<Int>)
  case search(Range<Int>)
  case operation
  case other

  var type: Range<Int> {
    switch self {
    case .type(let type), .instance(let type, _), .search(let type): type
    case .operation, .other: 0..<0
    }
  }

  init(_ text: Span<UInt8>, _ definitions: Definitions) {
    if text.contains("$") { self = .operation; return }
    if ReferenceForm.isResource(text, definitions) { self = .type(text.indices); return }
    let form = ReferenceForm(text, definitions)
    switch form.kind {
    case .relative where form.end == text.count: self = .instance(type: form.type, id: form.id)
    case .conditional: self = .search(form.type)
    default: self = .other
    }
  }
}

extension Rule {
  static let bundleRequest = Rule(
    "bundle.request", .businessRule, "A request fits the resource of its entry.",
    explanation: """
      A PUT goes to Type/id of its resource or to a search (Type?identifier=...), a POST to Type; DELETE and GET have no \
      resource. The url is relative to the server and ends with the resource's own type and id.
      """,
    remedy: "Make request.url from the resource's type and id, and check the method.")
  static let bundleRequestDuplicate = Rule(
    "bundle.request-duplicate", .businessRule, "A transaction changes each resource once.",
    explanation: """
      Where two entries of a transaction change the same resource, the whole transaction fails: the order of entries has no \
      meaning.
      """,
    remedy: "Join the entries, or send them in two transactions.")

  static let requestRules = [bundleRequest, bundleRequestDuplicate]
}

extension Cause {
  fileprivate static func requestWithoutResource(_ verb: String) -> Cause {
    Cause(.bundleRequest, "has the method \(shown(code: verb)), and needs a resource")
  }
  fileprivate static func requestWithResource(_ verb: String) -> Cause {
    Cause(.bundleRequest, "has the method \(shown(code: verb)), which goes without a resource")
  }
  fileprivate static func requestURL(_ verb: String) -> Cause {
    let form = verb == "POST" ? "Type" : "Type/id or Type?search"
    return Cause(
      .bundleRequest, "has a request.url that is not \(form), as \(shown(code: verb)) needs it")
  }
  fileprivate static func requestType(_ type: String) -> Cause {
    Cause(
      .bundleRequest,
      "has a request.url of another type than its resource, which is \(shown(code: type))")
  }
  fileprivate static var requestID: Cause {
    Cause(.bundleRequest, "has a request.url with another id than its resource")
  }
  fileprivate static var sameTarget: Cause {
    Cause(.bundleRequestDuplicate, "changes a resource that an earlier entry changes")
  }
}
