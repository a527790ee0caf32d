internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks that the entries of a searchset can be results of the search that its self link names.
  mutating func checkSearchSet(_ bundle: BundleIndex, _ node: JSONNode) {
    guard !bundle.entries.isEmpty else { return }
    let types = searchedTypes(of: node)
    if types == nil { report(.warning, .noSelfLink, at: node) }
    let modes = bundle.entries.map { searchMode(of: $0) }
    let hasModes = modes.contains { $0 != nil }
    var isMixed = false
    for (entry, mode) in zip(bundle.entries, modes) {
      guard let resource = entry.resource else {
        // An entry with nothing in it is reported as such.
        if entry.request != nil || entry.response != nil {
          report(.error, .resultWithoutResource, of: entry, in: bundle)
        }
        continue
      }
      guard let type = entry.type else { continue }
      if hasModes {
        if mode == nil { report(.warning, .noMode, of: entry, in: bundle) }
        check(mode, resource, type, types ?? [], of: entry, in: bundle)
      } else if !checkWithoutMode(resource, type, types ?? [], of: entry, in: bundle) {
        isMixed = true
      }
    }
    if !hasModes, !(types ?? []).isEmpty {
      report(isMixed ? .warning : .information, .noMode, at: node)
    }
  }

  private enum SearchMode { case match, include, outcome }

  private func searchMode(of entry: BundleIndex.Entry) -> SearchMode? {
    guard let mode = entry.search.flatMap({ stringMember("mode", of: $0) }) else { return nil }
    if document.isString(mode, "match") { return .match }
    if document.isString(mode, "include") { return .include }
    return document.isString(mode, "outcome") ? .outcome : nil
  }

  private mutating func check(
    _ mode: SearchMode?, _ resource: JSONNode, _ type: JSONNode, _ types: [String],
    of entry: BundleIndex.Entry, in bundle: BundleIndex
  ) {
    guard let mode else { return }
    if mode == .outcome {
      guard !document.isString(type, "OperationOutcome") else { return }
      let cause = Cause.noOutcome(document.text(of: type))
      return report(.error, cause, ofResource: resource, of: entry, in: bundle)
    }
    if entry.id == nil {
      report(.error, .resultWithoutID, ofResource: resource, of: entry, in: bundle)
    }
    if mode == .match, !types.isEmpty, !types.contains(where: { document.isString(type, $0) }) {
      let cause = Cause.noMatch(document.text(of: type), types)
      report(.error, cause, ofResource: resource, of: entry, in: bundle)
    }
  }

  /// Checks a result that does not say why it is there; `false` where it needs to.
  private mutating func checkWithoutMode(
    _ resource: JSONNode, _ type: JSONNode, _ types: [String], of entry: BundleIndex.Entry,
    in bundle: BundleIndex
  ) -> Bool {
    if entry.id == nil, !document.isString(type, "OperationOutcome") {
      report(.warning, .resultWithoutID, ofResource: resource, of: entry, in: bundle)
    }
    guard !types.isEmpty, !types.contains(where: { document.isString(type, $0) }) else {
      return true
    }
    report(.warning, .noMatch(document.text(of: type), types), of: entry, in: bundle)
    return false
  }

  /// The types that the search asked for, empty where its url does not say; `nil` without a self link.
  private func searchedTypes(of bundle: JSONNode) -> [String]? {
    guard let links = document.member("link", of: bundle) else { return nil }
    for link in document.elements(of: links) {
      guard let relation = stringMember("relation", of: link), document.isString(relation, "self")
      else { continue }
      guard let url = stringMember("url", of: link) else { return [] }
      return withText(of: url) { searchedTypes(in: $0) }
    }
    return nil
  }

  private func searchedTypes(in url: Span<UInt8>) -> [String] {
    let end = url.firstIndex(of: UInt8(ascii: "?")) ?? url.count
    let head = url.extracting(0..<end)
    let name = head.extracting((head.lastIndex(of: "/").map { $0 + 1 } ?? 0)...)
    if ReferenceForm.isResource(name, cache.definitions) { return [name.string] }
    guard end < url.count else { return [] }
    let parameters = url.extracting((end + 1)...).string.split(separator: "&")
    return parameters.filter { $0.hasPrefix("_type=") }
      .flatMap { $0.dropFirst(6).split(separator: ",") }.map(String.init)
  }
}

extension Rule {
  static let bundleSearch = Rule(
    "bundle.search", .invalid, "The entries of a searchset are results of its search.",
    explanation: """
      The self link says what was searched for. An entry is a match of one of the types that were asked for, an include, or an \
      outcome (an OperationOutcome); matches and includes are stored resources, and have an id.
      """,
    remedy:
      "Say in search.mode why an entry is there, correct the mode or the self link, or leave the entry out."
  )

  static let searchSetRules = [bundleSearch]
}

extension Cause {
  fileprivate static var noSelfLink: Cause {
    Cause(.bundleSearch, "has no self link that says what was searched for")
  }
  fileprivate static var noMode: Cause {
    Cause(.bundleSearch, "does not say in search.mode why entries are in the searchset")
  }
  fileprivate static var resultWithoutResource: Cause {
    Cause(.bundleSearch, "is the result of a search, and needs a resource")
  }
  fileprivate static var resultWithoutID: Cause {
    Cause(.bundleSearch, "is the result of a search, and needs an id")
  }
  fileprivate static func noOutcome(_ type: String) -> Cause {
    Cause(
      .bundleSearch, "is a \(shown(code: type)), but the outcome of a search is an OperationOutcome"
    )
  }
  fileprivate static func noMatch(_ type: String, _ types: [String]) -> Cause {
    Cause(
      .bundleSearch,
      "is a \(shown(code: type)), but the search was for \(types.prefix(12).map(shown(code:)).joined(separator: ", "))"
    )
  }
}
