internal import FHIRDefinitions
internal import FHIRDefinitionsR4
internal import FHIRDelivery
internal import LosslessJSON

extension EntryWriter {
  /// The url and the resource of an entry whose id the server gives.
  ///
  /// Where the server's id is known it is used. Before that, the url is a search for the id that the sender has given, which
  /// the resource carries as an identifier, or as a tag where its type has no identifier that could be searched for.
  func conditionalContent(
    _ index: Int, with companions: Set<Int>
  ) throws(UnsendableItem) -> (url: String, resource: [UInt8]) {
    let entry = body.entries[index]
    var splice = ByteSplice()
    if let resource = entry.resource {
      for reference in body.references(in: resource) {
        guard let place = try place(of: reference, with: companions) else { continue }
        splice.replace(body.document.range(of: reference.node), with: ByteSplice.string(place))
      }
    }
    guard let target = entry.target, entry.method == "PUT" || entry.method == "DELETE" else {
      return (
        entry.url,
        entry.resource.map {
          splice.bytes(of: body.document.range(of: $0), in: body.document.bytes)
        } ?? []
      )
    }
    guard let name = entry.conditionalAddress else {
      throw UnsendableItem(
        "item-identity",
        "\(EntryMention(index, of: body)) has no UUID as its id, so no identifier can be made of it"
      )
    }
    let mark = ResourceMark(of: entry, name: name, in: body.document)
    let location = locations[target]
    guard let resource = entry.resource else { return (location ?? mark.url, []) }
    var edit = ObjectEdit()
    mark.add(to: &edit, of: resource, in: body.document, splice: splice)
    if let id = location?.split(separator: "/").last {
      edit.set("id", to: ByteSplice.string(String(id)))
    } else {
      edit.remove("id")
    }
    return (location ?? mark.url, edit.bytes(of: resource, in: body.document, splice: splice))
  }

  /// What stands in the place of a reference; nil where it stays.
  private func place(
    of reference: FoundReference, with companions: Set<Int>
  ) throws(UnsendableItem) -> String? {
    let companion = companions.first {
      let entry = body.entries[$0]
      return entry.target != nil
        && (entry.target == reference.target || entry.fullURL == reference.text)
    }
    let target =
      reference.target ?? companion.flatMap { body.entries[$0].target }
      ?? body.entries.first { $0.fullURL == reference.text }?.target
    guard let target else { return nil }
    if let known = locations[target] { return known }
    if let companion, let address = body.entries[companion].conditionalAddress { return address }
    let type = target.prefix { $0 != "/" }
    throw UnsendableItem(
      "item-location",
      "it refers to a \(type) whose place on the server is not known: queue what it belongs to again"
    )
  }
}

/// What tells a resource from all others on a server that gives the ids.
private struct ResourceMark {
  /// The system of identifiers that are URIs, such as `urn:uuid:…`.
  static let system = "urn:ietf:rfc:3986"

  /// Types with an identifier for which R4 defines no search.
  private static let unsearchable: Set<String> = [
    "AdverseEvent", "BiologicallyDerivedProduct", "CatalogEntry",
  ]

  let name: String
  let url: String
  /// Whether it is an identifier, and then whether there may be several.
  private let isIdentifier: Bool
  private let isList: Bool

  init(of entry: BundleBody.Entry, name: String, in document: JSONDocument) {
    self.name = name
    let element = Definitions.r4.type(entry.type)?.root.child(named: "identifier")?.element
    isList = element?.max == nil
    // Where there is room for one alone, it may be another one; the place of the mark must not depend on the content.
    isIdentifier = element != nil && isList && !Self.unsearchable.contains(entry.type)
    let query = RequestAddress.encoded("\(Self.system)|\(name)")
    url = "\(entry.type)?\(isIdentifier ? "identifier" : "_tag")=\(query)"
  }

  func add(
    to edit: inout ObjectEdit, of resource: JSONNode, in document: JSONDocument, splice: ByteSplice
  ) {
    if isIdentifier {
      let identifier = pair("system", Self.system, "value", name)
      let old = document.member("identifier", of: resource)
      return edit.set("identifier", to: document.array(old, adding: identifier, splice: splice))
    }
    let tag = pair("system", Self.system, "code", name)
    guard let meta = document.member("meta", of: resource) else {
      return edit.set("meta", to: Array("{\"tag\":[".utf8) + tag + Array("]}".utf8))
    }
    var metaEdit = ObjectEdit()
    metaEdit.set("tag", to: document.array(document.member("tag", of: meta), adding: tag))
    edit.set("meta", to: metaEdit.bytes(of: meta, in: document))
  }

  private func pair(_ a: StaticString, _ x: String, _ b: StaticString, _ y: String) -> [UInt8] {
    var json = JSONWriter(capacity: 128)
    json.object { json in
      json.member(a, x)
      json.member(b, y)
    }
    return json.finish()
  }
}

extension BundleBody.Entry {
  /// `urn:uuid:` and the id, by which others in the same bundle refer to it; nil where the id is no UUID.
  var conditionalAddress: String? {
    guard let id = targetID, id.utf8.count == 36 else { return nil }
    for (index, byte) in id.utf8.enumerated() {
      switch index {
      case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return nil }
      default: if !Character(Unicode.Scalar(byte)).isHexDigit { return nil }
      }
    }
    return "urn:uuid:\(id.lowercased())"
  }
}
