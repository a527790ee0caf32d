internal import LosslessJSON

extension Outcome {
  /// The outcome of a text that is nearly JSON: its faults of syntax, and what was found in what it probably means.
  init(
    _ recovery: JSONRecovery, findings: [Finding], in bytes: [UInt8], firstLine: Int,
    options: ValidationOptions
  ) {
    let lines = JSONLineIndex(bytes, firstLine: firstLine)
    let document = recovery.document
    let faults = recovery.faults.filter { $0.kind != .comment || !options.allowsComments }
    var all = faults.prefix(options.maximumFindings).map { fault in
      let place = FaultPlace(fault, in: document)
      return Finding(
        severity: fault.kind == .byteOrderMark ? .warning : .error, path: place.path,
        resource: place.resource, position: lines.position(at: fault.range.lowerBound),
        range: fault.range, source: nil, cause: .leniency(fault.kind))
    }
    let bareValues = Set(recovery.faults.filter { $0.kind == .bareValue }.map(\.range.lowerBound))
    all += findings.compactMap { finding in
      let range = recovery.sourceRange(of: finding.range)
      // A word that is no JSON is said to be that, and not to be a text as well.
      if finding.rule == Rule.jsonType.id, bareValues.contains(range.lowerBound) { return nil }
      return finding.moved(to: range, lines.position(at: range.lowerBound))
    }
    let order = all.indices.sorted {
      (all[$0].range.lowerBound, $0) < (all[$1].range.lowerBound, $1)
    }
    self.init(findings: order.map { all[$0] }, in: bytes, meaning: document)
  }
}

/// Where in the resource a fault of syntax is.
private struct FaultPlace {
  private(set) var path = FindingPath(steps: [])
  private(set) var resource: ResourceLabel?

  init(_ fault: JSONRecovery.Fault, in document: JSONDocument) {
    var steps: [FindingPath.Step] = []
    var node = document.root
    steps.append(FindingPath.Step(name: note(resource: node, in: document) ?? "Resource"))
    let offset =
      fault.kind == .comment ? Self.next(after: fault.offset, in: document) : fault.offset
    while let next = Self.child(of: node, at: offset, fault.kind, in: document) {
      switch next {
      case .member(let key, let value):
        let name = document.text(of: key)
        steps.append(FindingPath.Step(name: IDFormat.isPlain(name) ? name : "..."))
        node = value
      case .element(let index, let value):
        if let last = steps.popLast() {
          steps.append(FindingPath.Step(name: last.name, index: index))
        }
        node = value
      }
      if document.kind(of: node) == .object { _ = note(resource: node, in: document) }
    }
    path = FindingPath(steps: steps)
  }

  private enum Child {
    case member(JSONNode, JSONNode)
    case element(Int, JSONNode)
  }

  /// The part of a container that a fault belongs to: a comment belongs to what follows it, a value to the object around it.
  private static func child(
    of node: JSONNode, at offset: Int, _ kind: JSONRecovery.Kind, in document: JSONDocument
  ) -> Child? {
    switch document.kind(of: node) {
    case .object:
      for (key, value) in document.members(of: node) {
        let isNext = kind == .comment && document.range(of: key).lowerBound == offset
        if isNext || isContainer(value, around: offset, kind, in: document) {
          return .member(key, value)
        }
      }
    case .array:
      for (index, value) in document.elements(of: node).enumerated() {
        let isWhole = kind == .bareValue || kind == .singleQuotes || kind == .comment
        let isNext = isWhole && document.range(of: value).lowerBound == offset
        if isNext || isContainer(value, around: offset, kind, in: document) {
          return .element(index, value)
        }
      }
    default: break
    }
    return nil
  }

  private static func isContainer(
    _ node: JSONNode, around offset: Int, _ kind: JSONRecovery.Kind, in document: JSONDocument
  ) -> Bool {
    guard document.range(of: node).contains(offset) else { return false }
    switch document.kind(of: node) {
    case .object: return true
    // Of texts in a row it is the object that lacks a comma: the list is one of its members.
    case .array:
      return kind != .missingComma
        || document.elements(of: node).contains { document.kind(of: $0) == .object }
    default: return false
    }
  }

  /// Where the first key or value after a comment begins.
  private static func next(after offset: Int, in document: JSONDocument) -> Int {
    var (low, high) = (0, document.nodeCount)
    while low < high {
      let middle = (low + high) / 2
      let start = document.range(of: JSONNode(index: middle)).lowerBound
      if start <= offset { low = middle + 1 } else { high = middle }
    }
    return low < document.nodeCount
      ? document.range(of: JSONNode(index: low)).lowerBound : document.bytes.count
  }

  private mutating func note(resource node: JSONNode, in document: JSONDocument) -> String? {
    guard let type = document.member("resourceType", of: node),
      document.kind(of: type) == .string
    else { return nil }
    let name = document.text(of: type)
    guard IDFormat.isPlain(name) else { return nil }
    let id = document.member("id", of: node).flatMap {
      document.kind(of: $0) == .string ? document.text(of: $0) : nil
    }
    resource = ResourceLabel(type: name, id: id)
    return name
  }
}

extension Rule {
  static let jsonComment = Rule(
    "json.comment", .invalid, "JSON has no comments.",
    explanation: """
      Readers of JSON refuse what begins with // or /*; only those of JSON5 and the like pass over it. The rest of the text \
      was checked as if the comment were not there.
      """,
    remedy: "Remove the comment; what is worth saying belongs in an element, such as a note.")
  static let jsonComma = Rule(
    "json.comma", .invalid, "Commas stand between values, and nowhere else.",
    explanation: """
      A comma separates two members or two elements. One too many, or a missing one, makes the text unreadable for most; it \
      was checked as it was probably meant.
      """,
    remedy: "Add the comma before what the finding points at, or remove the one that it points at.")
  static let jsonQuotes = Rule(
    "json.quotes", .invalid, "Keys and texts stand in double quotation marks.",
    explanation: """
      JSON has no bare words but true, false and null, and no single quotation marks. The text was checked as if the \
      quotation marks were there.
      """,
    remedy: "Put the key or the text in double quotation marks.")
  static let jsonByteOrderMark = Rule(
    "json.byte-order-mark", .invalid, "The text begins without a byte order mark.",
    explanation:
      "JSON is UTF-8 and needs no mark; many readers refuse a text that begins with one.",
    remedy: "Save the file as UTF-8 without byte order mark.")

  static let jsonLeniencyRules = [jsonComment, jsonComma, jsonQuotes, jsonByteOrderMark]
}

extension Cause {
  fileprivate static func leniency(_ kind: JSONRecovery.Kind) -> Cause {
    switch kind {
    case .comment: Cause(.jsonComment, "is a comment, which JSON does not have")
    case .extraComma: Cause(.jsonComma, "is a comma with nothing after it")
    case .missingComma: Cause(.jsonComma, "needs a comma before it")
    case .bareKey: Cause(.jsonQuotes, "is a key without quotation marks")
    case .bareValue: Cause(.jsonQuotes, "is a value without quotation marks")
    case .singleQuotes:
      Cause(.jsonQuotes, "is in single quotation marks, and must be in double ones")
    case .byteOrderMark:
      Cause(.jsonByteOrderMark, "is a byte order mark, which JSON begins without")
    }
  }
}
