import LosslessJSON

/// A transaction or batch as it was sent.
struct IncomingBundle: Sendable {
  enum Kind: String, Sendable {
    case transaction, batch
  }

  var kind: Kind
  /// What each entry is, or why it is nothing.
  var entries: [Result<BundleEntry, Refusal>]

  init(_ document: JSONDocument, in context: ServerContext) throws(Refusal) {
    let root = document.root
    guard let type = document.member("resourceType", of: root), document.isString(type, "Bundle")
    else {
      throw Refusal(
        .badRequest, .structure,
        "Only a Bundle can be posted to the base; a resource goes to the address of its type")
    }
    guard let kind = document.member("type", of: root),
      let known = Kind(rawValue: document.text(of: kind))
    else {
      throw Refusal(
        .badRequest, .value, "A Bundle that is posted to the base is a transaction or a batch",
        at: "Bundle.type")
    }
    self.kind = known
    entries = []
    guard let list = document.member("entry", of: root) else { return }
    guard document.kind(of: list) == .array else {
      throw Refusal(.badRequest, .structure, "entry is an array", at: "Bundle.entry")
    }
    entries.reserveCapacity(document.count(of: list))
    for node in document.elements(of: list) {
      let path = "Bundle.entry[\(entries.count)]"
      entries.append(
        Result { () throws(Refusal) in
          try BundleEntry(document, node, path: path, in: context)
        })
    }
  }
}
