internal import FHIRDefinitions
internal import FHIRDefinitionsR4
internal import LosslessJSON

/// What tells a resource from all others on a server that gives the ids.
struct ResourceMark {
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
    isIdentifier ? Self.pair("value", name) : nil
  }

  func add(
    to edit: inout ObjectEdit, of resource: JSONNode, in document: JSONDocument, splice: ByteSplice
  ) {
    if let identifier {
      let old = document.member("identifier", of: resource)
      return edit.set("identifier", to: document.array(old, adding: identifier, splice: splice))
    }
    let tag = Self.pair("code", name)
    guard let meta = document.member("meta", of: resource) else {
      return edit.set("meta", to: Array("{\"tag\":[".utf8) + tag + Array("]}".utf8))
    }
    var metaEdit = ObjectEdit()
    metaEdit.set("tag", to: document.array(document.member("tag", of: meta), adding: tag))
    edit.set("meta", to: metaEdit.bytes(of: meta, in: document))
  }

  /// An identifier or a tag.
  static func pair(_ member: StaticString, _ name: String) -> [UInt8] {
    var json = JSONWriter(capacity: 128)
    json.object { json in
      json.member("system", system)
      json.member(member, name)
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

extension ByteSplice {
  /// Puts an identifier in the place of a reference.
  mutating func name(
    _ reference: FoundReference, _ identifier: [UInt8], in document: JSONDocument
  ) {
    let start = document.range(of: reference.key).lowerBound
    let end = document.range(of: reference.node).upperBound
    replace(start..<end, with: Array("\"identifier\":".utf8) + identifier)
  }
}
