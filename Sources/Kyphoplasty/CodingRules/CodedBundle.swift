internal import LosslessJSON

/// What the resources of a document say in codes: what rules about codes look at, whoever made the document.
///
/// A single resource is read like a bundle of one.
struct CodedBundle {
  let document: JSONDocument
  /// The procedures and conditions, without those that were entered in error or refuted.
  private(set) var resources: [CodedResource] = []
  private(set) var procedures: [CodedResource] = []
  private(set) var conditions: [CodedResource] = []
  /// Every coding whose system is looked at here, wherever it stands.
  private(set) var codings: [CodedValue] = []
  /// Every concept that has one of them.
  private(set) var concepts: [CodedConcept] = []
  /// What kind of bundle it is; `nil` for a single resource.
  let kind: String?
  /// What leads to its encounters.
  private(set) var encounters: Set<String> = []
  private(set) var hasPatient = false
  /// What leads to the encounters of inpatients.
  private var inpatients: Set<String> = []

  init(_ document: JSONDocument) {
    self.document = document
    let root = document.root
    let isBundle = document.string("resourceType", of: root) == "Bundle"
    kind = isBundle ? document.string("type", of: root) ?? "" : nil
    guard document.kind(of: root) == .object else { return }
    scan(document.range(ofNodes: root))
    guard isBundle else {
      add(root)
      return
    }
    for entry in document.list("entry", of: root) {
      guard let resource = document.member("resource", of: entry) else { continue }
      add(resource)
      note(resource, at: document.string("fullUrl", of: entry))
    }
  }

  /// Whether what is not in it is missing, and not only elsewhere.
  ///
  /// What is exchanged as one thing is whole where it says of whom or of which encounter it is; what a search found is
  /// whole as far as it has the encounters. A single resource, as a bulk export gives it on each line, is not.
  var isWhole: Bool {
    switch kind {
    case "transaction", "batch", "collection", "document", "message":
      hasPatient || !encounters.isEmpty
    case "searchset": !encounters.isEmpty
    default: false
    }
  }

  /// Whether a session is that of an inpatient.
  func isInpatient(_ session: CodedSession) -> Bool {
    session.procedures.contains { procedure in
      procedure.encounter.map { BundleIndex.addresses(of: $0) }?
        .contains { inpatients.contains($0) } ?? false
    }
  }

  /// Notes what tells whether a session is there as a whole.
  private mutating func note(_ resource: JSONNode, at url: String?) {
    switch document.string("resourceType", of: resource) {
    case "Patient": hasPatient = true
    case "Encounter":
      let id = document.string("id", of: resource)
      let addresses = [url, id.map { "Encounter/\($0)" }].compactMap(\.self)
      encounters.formUnion(addresses)
      let kind = document.member("class", of: resource)
      if kind.flatMap({ document.string("code", of: $0) }) == "IMP" {
        inpatients.formUnion(addresses)
      }
    default: break
    }
  }

  private mutating func add(_ node: JSONNode) {
    guard document.kind(of: node) == .object,
      let type = document.string("resourceType", of: node).flatMap(CodedResource.Kind.init),
      let resource = CodedResource(type, node, in: document)
    else { return }
    resources.append(resource)
    switch type {
    case .procedure: procedures.append(resource)
    case .condition: conditions.append(resource)
    }
  }

  private mutating func scan(_ nodes: Range<Int>) {
    // What stands in the list of a concept is met twice, and read once.
    var listed: Set<Int> = []
    for index in nodes {
      let node = JSONNode(index: index)
      guard document.kind(of: node) == .object else { continue }
      if let concept = CodedConcept(node, in: document), !concept.codings.isEmpty {
        concepts.append(concept)
        for coding in concept.codings where listed.insert(coding.node.index).inserted {
          codings.append(coding)
        }
      }
      if !listed.contains(index), let coding = CodedValue(node, in: document) {
        codings.append(coding)
      }
    }
  }
}

/// A procedure or a condition, with what rules ask of it.
struct CodedResource {
  enum Kind: String {
    case procedure = "Procedure"
    case condition = "Condition"
  }

  let type: Kind
  let node: JSONNode
  let code: CodedConcept?
  let bodySites: [BodySite]
  let isPartOfAnother: Bool
  let isCompleted: Bool
  /// The encounter that it refers to.
  let encounter: String?
  /// When it began, as it is written.
  let onset: String?

  init?(_ type: Kind, _ node: JSONNode, in document: JSONDocument) {
    let status = document.string("status", of: node)
    let verification =
      document.member("verificationStatus", of: node)
      .map { document.list("coding", of: $0).compactMap { document.string("code", of: $0) } } ?? []
    let isVoid = ["entered-in-error", "refuted"].contains {
      status == $0 || verification.contains($0)
    }
    if isVoid { return nil }
    self.type = type
    self.node = node
    code = document.member("code", of: node).flatMap { CodedConcept($0, in: document) }
    bodySites = document.list("bodySite", of: node).compactMap { BodySite($0, in: document) }
    isPartOfAnother = !document.list("partOf", of: node).isEmpty
    isCompleted = status == "completed"
    encounter = document.member("encounter", of: node)
      .flatMap { document.string("reference", of: $0) }
    onset = document.string("onsetDateTime", of: node)
  }

  var vertebrae: [Vertebra] { bodySites.compactMap(\.vertebra) }

  /// Whether its place in the body is at the spine, by a code or by words.
  func namesSpine(in document: JSONDocument) -> Bool {
    if !bodySites.isEmpty { return true }
    return document.list("bodySite", of: node).contains { site in
      let displays = document.list("coding", of: site).map { document.string("display", of: $0) }
      return (displays + [document.string("text", of: site)]).contains { words in
        words.map { $0.lowercased().contains("vertebra") || $0.lowercased().contains("spine") }
          == true
      }
    }
  }

  /// The codes of a system in its `code`.
  func codings(_ system: Terminology) -> [CodedValue] {
    code?.codings.filter { $0.system == system } ?? []
  }
}

/// A place in the body that is a vertebra, or a part of the spine.
struct BodySite {
  let vertebra: Vertebra?
  let region: Vertebra.Region?

  init?(_ node: JSONNode, in document: JSONDocument) {
    let concept = CodedConcept(node, in: document)
    let codes = concept?.codings.filter { $0.system == .snomedCT }.map(\.code) ?? []
    let text = document.string("text", of: node)
    let vertebra =
      codes.lazy.compactMap { Vertebra.byCode[$0] }.first ?? text.flatMap(Vertebra.init)
    self.vertebra = vertebra
    region = vertebra?.region ?? codes.lazy.compactMap { Vertebra.Region.byCode[$0] }.first
    if region == nil { return nil }
  }
}

extension Vertebra {
  fileprivate static let byCode: [String: Vertebra] = Dictionary(
    allCases.compactMap { vertebra in
      SNOMEDCT.Vertebra(vertebra).map { ($0.entry.code, vertebra) }
    }, uniquingKeysWith: { one, _ in one })
}

extension Vertebra.Region {
  /// The thoracic and the lumbar vertebral column.
  fileprivate static let byCode: [String: Vertebra.Region] = [
    "122495006": .thoracic, "122496007": .lumbar,
  ]
}
