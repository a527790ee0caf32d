internal import LosslessJSON

/// An element of the resource under check and the way down to it, for rules that look at several elements together.
///
/// Such rules run after the resource has been walked, so its shape has been reported already: what is no object or no
/// string is passed over.
struct ElementPlace {
  fileprivate struct Step {
    var key: JSONNode
    /// The bytes of the key that are the element's name; 0 for all of them.
    var nameLength = 0
    var index: Int?
  }

  let node: JSONNode
  fileprivate var steps: [Step]

  /// The resource itself.
  init(resource node: JSONNode) {
    self.node = node
    steps = []
  }

  fileprivate init(_ node: JSONNode, _ steps: [Step]) {
    self.node = node
    self.steps = steps
  }
}

extension Walk {
  /// A member that stands once.
  func child(_ name: StaticString, of place: ElementPlace) -> ElementPlace? {
    guard let node = document.member(name, of: place.node),
      document.kind(of: node) != .array
    else { return nil }
    return ElementPlace(
      node, place.steps + [ElementPlace.Step(key: JSONNode(index: node.index - 1))])
  }

  /// The elements of a member that repeats.
  func children(_ name: StaticString, of place: ElementPlace) -> [ElementPlace] {
    guard let array = document.member(name, of: place.node) else { return [] }
    let key = JSONNode(index: array.index - 1)
    return document.elements(of: array).enumerated().map { index, node in
      ElementPlace(node, place.steps + [ElementPlace.Step(key: key, index: index)])
    }
  }

  /// The first member whose name begins so: the value of a choice.
  func choice(_ prefix: String, of place: ElementPlace) -> (type: String, place: ElementPlace)? {
    for (key, node) in document.members(of: place.node) {
      let name = document.text(of: key)
      guard name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count else { continue }
      return (
        String(name.dropFirst(prefix.count)),
        ElementPlace(
          node, place.steps + [ElementPlace.Step(key: key, nameLength: prefix.utf8.count)])
      )
    }
    return nil
  }

  /// The text of a member that is a string.
  func text(_ name: StaticString, of place: ElementPlace) -> String? {
    stringMember(name, of: place.node).map { document.text(of: $0) }
  }

  /// The text of the value itself, where it is a string.
  func text(of place: ElementPlace) -> String? {
    document.kind(of: place.node) == .string ? document.text(of: place.node) : nil
  }

  /// The extension with a url, of an element that is an object.
  func `extension`(_ url: String, of place: ElementPlace) -> ElementPlace? {
    children("extension", of: place).first { text("url", of: $0) == url }
  }

  /// Reports a finding on an element.
  mutating func report(_ severity: Severity, _ cause: Cause, at place: ElementPlace) {
    for step in place.steps {
      let isSibling = document.text(of: step.key).hasPrefix("_")
      path.push(key: step.key, isSibling: isSibling, nameLength: step.nameLength)
      if let index = step.index { path.setIndex(index) }
    }
    report(severity, cause, at: place.node)
    for _ in place.steps { path.pop() }
  }
}

extension String {
  /// Whether a canonical url is one of those that HL7 itself assigns.
  var isHL7Canonical: Bool {
    hasPrefix("http://hl7.org/fhir/") || hasPrefix("http://terminology.hl7.org/")
  }
}
