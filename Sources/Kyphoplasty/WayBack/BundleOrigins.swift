internal import LosslessJSON

/// Which element of a bundle each value of a record was read from.
struct BundleOrigins: Sendable {
  /// From this offset of the record on, what stands there came from this element.
  struct Entry: Sendable {
    var offset: Int
    var origin: BundleOrigin
  }

  let bundle: JSONDocument
  let file: String
  /// The column of the bundle's first byte.
  let column: Int
  /// In the order of their offsets.
  var entries: [Entry] = []

  func place(at offset: Int) -> RecordPlace {
    guard let entry = entries.last(upTo: offset, by: \.offset) else {
      return place(of: bundle.root)
    }
    switch entry.origin {
    case .node(let node): return place(of: node)
    case .elsewhere(let place): return place
    }
  }

  func place(of node: JSONNode) -> RecordPlace {
    let position = bundle.position(of: node)
    let shift = position.line == bundle.firstLine ? column - 1 : 0
    return .element(
      file: file, line: position.line, column: position.column + shift,
      path: bundle.elementPath(of: node))
  }
}

extension JSONDocument {
  /// The path of an element from the resource down: `Bundle.entry[3].resource.bodySite[0]`.
  func elementPath(of target: JSONNode) -> String {
    var path = member("resourceType", of: root).map { text(of: $0) } ?? "Bundle"
    var node = root
    while node.index < target.index {
      var next: JSONNode?
      switch kind(of: node) {
      case .object:
        forEachMember(of: node) { key, value in
          guard next == nil, nodeAfter(value).index > target.index else { return }
          path += "." + text(of: key)
          next = value
        }
      case .array:
        var place = 0
        forEachElement(of: node) { element in
          guard next == nil else { return }
          if nodeAfter(element).index > target.index {
            path += "[\(place)]"
            next = element
          }
          place += 1
        }
      default: break
      }
      guard let next else { return path }
      node = next
    }
    return path
  }
}
