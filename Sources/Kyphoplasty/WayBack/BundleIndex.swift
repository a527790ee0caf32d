internal import LosslessJSON

/// A resource of a bundle, with its place among the entries.
struct BundleResource: Sendable {
  let entry: Int
  let element: BundleElement
  let type: String
  /// What leads to it: `Type/id` and its full url.
  let addresses: [String]
  /// The field of the record that it was made from, step by step, where its source says it: `levels`, `0`, `cement`.
  let source: [Substring]
  /// The key of the record that its source names, as it stands there.
  let sourceKey: Substring?

  subscript(name: StaticString) -> BundleElement? { element[name] }
  func all(_ name: StaticString) -> [BundleElement] { element.all(name) }
  func first(_ name: StaticString) -> BundleElement? { element.first(name) }

  /// The place in a list of the record: 2 for `vitals` of what came from `vitals[2].heartRatePerMin`.
  func place(in list: String...) -> Int? {
    var steps = source[...]
    var place: Int?
    for name in list {
      guard steps.first.map({ $0 == name }) == true else { return nil }
      steps = steps.dropFirst()
      if let step = steps.first, let number = Int(step) {
        place = number
        steps = steps.dropFirst()
      }
    }
    return place
  }
}

/// The resources of a bundle by type, by address and by code, in the order of the record where it is known.
struct BundleIndex: Sendable {
  let document: JSONDocument
  /// All resources that count; what was entered in error does not.
  let resources: [BundleResource]
  /// Those that do not count, each with the reason.
  let passedOver: [(resource: BundleResource, reason: BundleProblem)]
  private var byAddress: [String: Int] = [:]
  private var byType: [String: [Int]] = [:]
  private var byCode: [String: [Int]] = [:]

  init(_ document: JSONDocument) {
    var found: [BundleResource] = []
    var passedOver: [(resource: BundleResource, reason: BundleProblem)] = []
    let entries = BundleElement(document, document.root).all("entry")
    for (place, entry) in entries.enumerated() {
      guard let element = entry["resource"], let type = element["resourceType"]?.string else {
        continue
      }
      var addresses: [String] = []
      if let id = element["id"]?.string { addresses.append("\(type)/\(id)") }
      if let url = entry["fullUrl"]?.string { addresses.append(url) }
      let source = Self.source(of: element)
      let resource = BundleResource(
        entry: place, element: element, type: type, addresses: addresses,
        source: Array(source.dropFirst()), sourceKey: source.first)
      if let reason = Self.reasonToPassOver(element) {
        passedOver.append((resource, reason))
      } else {
        found.append(resource)
      }
    }
    self.init(document, Self.inOrderOfRecord(found), passedOver: passedOver)
  }

  private init(
    _ document: JSONDocument, _ resources: [BundleResource],
    passedOver: [(resource: BundleResource, reason: BundleProblem)]
  ) {
    self.document = document
    self.resources = resources
    self.passedOver = passedOver
    for (place, resource) in resources.enumerated() {
      for address in resource.addresses where byAddress[address] == nil {
        byAddress[address] = place
      }
      byType[resource.type, default: []].append(place)
      for coding in resource["code"]?.codings ?? [] {
        guard let code = coding["code"]?.string, let system = coding["system"]?.string else {
          continue
        }
        let key = "\(resource.type) \(system)|\(code)"
        if byCode[key]?.last != place { byCode[key, default: []].append(place) }
      }
    }
  }

  /// The index with the resources of some entries only; `self` where these are all.
  func limited(to entries: Set<Int>) -> BundleIndex {
    guard !resources.allSatisfy({ entries.contains($0.entry) }) else { return self }
    return BundleIndex(
      document, resources.filter { entries.contains($0.entry) }, passedOver: passedOver)
  }

  /// The resources of a type.
  func all(_ type: String) -> [BundleResource] { (byType[type] ?? []).map { resources[$0] } }

  /// The resources of a type whose code it is.
  func all(_ type: String, coded entry: CodeEntry) -> [BundleResource] {
    (byCode["\(type) \(entry.system.uriText)|\(entry.code)"] ?? []).map { resources[$0] }
  }

  /// The resource that a reference leads to.
  func target(of reference: BundleElement?) -> BundleResource? {
    guard let text = reference?["reference"]?.string else { return nil }
    for address in Self.addresses(of: text) {
      if let place = byAddress[address] { return resources[place] }
    }
    return nil
  }

  /// What a reference names: a resource of the bundle, or one that is not in it, by the words that name it.
  enum Identity: Hashable {
    case entry(Int)
    case absent(String)
  }

  /// What a reference names; nil where it has no address.
  func identity(of reference: BundleElement?) -> Identity? {
    guard let text = reference?["reference"]?.string else { return nil }
    if let target = target(of: reference) { return .entry(target.entry) }
    return Self.addresses(of: text).last.map { .absent($0) }
  }

  /// The resource of an entry, by the entry's place.
  func resource(ofEntry entry: Int) -> BundleResource? { resources.first { $0.entry == entry } }

  /// Whether a reference leads to a resource.
  func leads(_ reference: BundleElement?, to resource: BundleResource) -> Bool {
    target(of: reference)?.entry == resource.entry
  }

  /// The addresses that a reference may mean: itself without a version, and the type and the id at its end.
  static func addresses(of reference: String) -> [String] {
    var text = Substring(reference)
    if let version = text.firstRange(of: "/_history/") { text = text[..<version.lowerBound] }
    let parts = text.split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count > 2 else { return [String(text)] }
    return [String(text), parts.suffix(2).joined(separator: "/")]
  }

  /// What was entered in error never was, and what was refuted is not so.
  private static func reasonToPassOver(_ resource: BundleElement) -> BundleProblem? {
    if resource["status"]?.isText("entered-in-error") == true { return .enteredInError }
    guard let verification = resource["verificationStatus"] else { return nil }
    let codes = verification.codings.compactMap { $0["code"]?.string }
    if codes.contains("entered-in-error") { return .enteredInError }
    return codes.contains("refuted") ? .refuted : nil
  }

  /// The key in a source such as `http://example.org/site#HEH-1/levels/0/cement`, and the steps behind it.
  private static func source(of resource: BundleElement) -> [Substring] {
    guard let source = resource["meta"]?["source"]?.string,
      let mark = source.firstIndex(of: "#")
    else { return [] }
    return Array(source[source.index(after: mark)...].split(separator: "/"))
  }

  /// Sorts by the fields that the resources were made from; what has no known field stays behind them in its order.
  private static func inOrderOfRecord(_ resources: [BundleResource]) -> [BundleResource] {
    let known = resources.filter { !$0.source.isEmpty }
    guard !known.isEmpty else { return resources }
    let sorted = known.sorted { one, other in
      for (step, others) in zip(one.source, other.source) where step != others {
        if let number = Int(step), let otherNumber = Int(others) { return number < otherNumber }
        return step < others
      }
      if one.source.count != other.source.count { return one.source.count < other.source.count }
      return one.entry < other.entry
    }
    return sorted + resources.filter { $0.source.isEmpty }
  }
}
