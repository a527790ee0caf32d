import LosslessJSON

/// A resource as a client sent it, with what the store needs to know found in it; the bytes stay where they are.
///
/// It is passed from hand to hand and never changes, so it is a reference to share, not a value to copy.
final class IncomingResource: Sendable {
  /// A `Reference.reference` somewhere in the resource.
  struct Link: Sendable {
    /// The string.
    var node: JSONNode
    var target: ReferenceTarget
    /// The element of the resource that it is the reference of, where that can be searched by.
    var element: String?
  }

  let document: JSONDocument
  let node: JSONNode
  let type: String
  /// The id that the client gave.
  let id: String?
  let identifiers: [Identifier]
  /// `meta.tag`, by system and code.
  let tags: [Identifier]
  let links: [Link]
  /// Where this stands in what was sent: `Bundle.entry[2].resource` or `Patient`.
  let path: String
  let layout: ResourceLayout

  /// Reads a resource.
  ///
  /// - Parameters:
  ///   - document: what was sent.
  ///   - node: the resource in it.
  ///   - path: where that is; `nil` for the document itself.
  ///   - context: the server that it was sent to.
  /// - Throws: `Refusal` that names the element at fault.
  init(
    _ document: JSONDocument, _ node: JSONNode, path: String? = nil, in context: ServerContext
  ) throws(Refusal) {
    guard document.kind(of: node) == .object else {
      throw Refusal(.badRequest, .structure, "A resource is a JSON object", at: path)
    }
    let layout = try ResourceLayout(document, node, path: path)
    let type = document.text(of: layout.type)
    guard context.types.contains(type) else {
      throw Refusal(
        .badRequest, .notSupported, "There is no resource type of that name here",
        at: (path ?? "") + ".resourceType")
    }
    let location = path ?? type
    let id = layout.id.map { document.text(of: $0) }
    if let id, !ResourceIdentity.isID(id) {
      throw Refusal(
        .badRequest, .value, "An id has 1 to 64 characters of A-Z a-z 0-9 - .", at: location + ".id"
      )
    }
    self.document = document
    self.node = node
    self.type = type
    self.id = id
    self.path = location
    self.layout = layout
    identifiers = layout.identifier.map { Identifier.all(in: $0, of: document) } ?? []
    tags = layout.tag.map { Identifier.all(in: $0, of: document, value: "code") } ?? []
    links = Self.links(in: document, node, type: type, context)
    for link in links where link.target == .malformed {
      throw Refusal(
        .badRequest, .value,
        "A reference is Type/id, a URL, a urn or the id of a contained resource",
        at: expression(of: link))
    }
  }

  /// The FHIRPath of the element that holds a reference.
  func expression(of link: Link) -> String {
    let text = document.expression(of: link.node, from: node, named: path)
    return text.hasSuffix(".reference") ? String(text.dropLast(10)) : text
  }

  /// Every `"reference": "..."` of a resource, found in one pass over the tape; a resource that is a bundle has none
  /// of its own.
  private static func links(
    in document: JSONDocument, _ node: JSONNode, type: String, _ context: ServerContext
  ) -> [Link] {
    guard type != "Bundle" else { return [] }
    let searchable = SearchParameters.linkNodes(of: type, in: document, node)
    var links: [Link] = []
    var index = node.index + 1
    let end = document.nodeAfter(node).index
    while index < end {
      let key = JSONNode(index: index)
      index += 1
      // Most nodes are ruled out by their length.
      guard document.range(of: key).count == 11, document.kind(of: key) == .string, index < end,
        document.isString(key, "reference"), document.isKey(key)
      else { continue }
      let value = JSONNode(index: index)
      guard document.kind(of: value) == .string else { continue }
      let text = document.text(of: value)
      links.append(
        Link(
          node: value, target: ReferenceTarget(text, in: context),
          element: searchable.first { $0.node == value }?.element))
    }
    return links
  }
}

extension JSONDocument {
  /// Whether a string is the key of a member: only then does a colon follow it.
  fileprivate func isKey(_ string: JSONNode) -> Bool {
    var index = range(of: string).upperBound
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return bytes[index] == UInt8(ascii: ":")
      }
    }
    return false
  }
}
