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
    _ index: Int, with companions: Set<Int>, isProvisional: Bool
  ) throws(UnsendableItem) -> (url: String, resource: [UInt8]) {
    let entry = body.entries[index]
    var splice = ByteSplice()
    if let resource = entry.resource {
      for reference in body.references(in: resource) {
        switch try place(of: reference, with: companions) {
        case .here: break
        case .known(let place):
          splice.replace(body.document.range(of: reference.node), with: ByteSplice.string(place))
        case .unknown(let entry):
          guard isProvisional, body.document.member("identifier", of: reference.parent) == nil,
            let identifier = ResourceMark(of: entry, in: body.document)?.identifier
          else { throw Self.unknownPlace(of: entry.type) }
          let document = body.document
          splice.replace(
            document.range(of: reference.key)
              .lowerBound..<document.range(of: reference.node).upperBound,
            with: Array("\"identifier\":".utf8) + identifier)
        }
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
    guard let mark = ResourceMark(of: entry, in: body.document) else {
      throw UnsendableItem(
        "item-identity",
        "\(EntryMention(index, of: body)) has no UUID as its id, so no identifier can be made of it"
      )
    }
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

  private enum Place {
    /// The reference stays as it is.
    case here
    case known(String)
    /// It is that of an entry of which the server has not said yet where it is.
    case unknown(BundleBody.Entry)
  }

  private func place(
    of reference: FoundReference, with companions: Set<Int>
  ) throws(UnsendableItem) -> Place {
    let index = body.entries.firstIndex {
      $0.target != nil && ($0.target == reference.target || $0.fullURL == reference.text)
    }
    guard let target = reference.target ?? index.flatMap({ body.entries[$0].target }) else {
      return .here
    }
    if let known = locations[target] { return .known(known) }
    guard let index else { throw Self.unknownPlace(of: String(target.prefix { $0 != "/" })) }
    if companions.contains(index), let address = body.entries[index].conditionalAddress {
      return .known(address)
    }
    return .unknown(body.entries[index])
  }

  private static func unknownPlace(of type: String) -> UnsendableItem {
    UnsendableItem(
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

  /// Marks the resource of an entry; nil where its id is no UUID.
  init?(of entry: BundleBody.Entry, in document: JSONDocument) {
    guard let name = entry.conditionalAddress else { return nil }
    self.name = name
    let element = Definitions.r4.type(entry.type)?.root.child(named: "identifier")?.element
    isList = element?.max == nil
    // Where there is room for one alone, it may be another one; the place of the mark must not depend on the content.
    isIdentifier = element != nil && isList && !Self.unsearchable.contains(entry.type)
    let query = RequestAddress.encoded("\(Self.system)|\(name)")
    url = "\(entry.type)?\(isIdentifier ? "identifier" : "_tag")=\(query)"
  }

  /// The identifier; nil where the resource has a tag.
  var identifier: [UInt8]? {
    isIdentifier ? pair("system", Self.system, "value", name) : nil
  }

  func add(
    to edit: inout ObjectEdit, of resource: JSONNode, in document: JSONDocument, splice: ByteSplice
  ) {
    if let identifier {
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
