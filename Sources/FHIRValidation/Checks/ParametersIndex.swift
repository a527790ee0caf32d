internal import LosslessJSON

/// The resources in a Parameters document, by `Type/id`: they may refer to one another.
struct ParametersIndex {
  private var nodes: [String: JSONNode] = [:]

  init(_ document: JSONDocument) {
    guard let type = document.member("resourceType", of: document.root),
      document.isString(type, "Parameters")
    else { return }
    var open = Array(Self.parts(of: document.root, "parameter", document))
    // Parts of parts are met as long as there are any: each node once.
    while let parameter = open.popLast() {
      open += Self.parts(of: parameter, "part", document)
      guard let resource = document.member("resource", of: parameter),
        let type = document.member("resourceType", of: resource),
        let id = document.member("id", of: resource)
      else { continue }
      nodes["\(document.text(of: type))/\(document.text(of: id))"] = resource
    }
  }

  private static func parts(
    of node: JSONNode, _ key: StaticString, _ document: JSONDocument
  ) -> JSONElements {
    document.elements(of: document.member(key, of: node) ?? node)
  }

  func resource(_ identity: String) -> JSONNode? { nodes[identity] }

  var isEmpty: Bool { nodes.isEmpty }
}
