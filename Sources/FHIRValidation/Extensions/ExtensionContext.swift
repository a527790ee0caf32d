internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks that an extension stands where its definition allows it.
  ///
  /// A wrong place is reported at the element that has the extension.
  mutating func checkPlace(ofExtension node: JSONNode, _ place: ExtensionPlace) {
    guard !place.isFree, place.expressions.isEmpty else { return }
    if !place.elements.isEmpty {
      let names = namesOfContainer()
      // Where the walk does not know what it is at, nothing can be said.
      if names.names.isEmpty || place.elements.contains(where: { names.contains($0) }) { return }
    }
    if !place.extensions.isEmpty, let outer = urlOfContainer(),
      place.extensions.contains(where: { isURL(outer, $0) })
    {
      return
    }
    let step = path.pop()
    report(.error, .wrongPlace(place), at: node)
    path.push(step)
  }

  /// The url of the extension that contains the one that the walk is at.
  private func urlOfContainer() -> JSONNode? {
    let place = path.depth - 2
    guard place >= 0, let key = path.key(at: place) else { return nil }
    let value = key.valueOfKey
    guard let index = path.index(at: place) else { return stringMember("url", of: value) }
    let node = document.elements(of: value).dropFirst(index).first { _ in true }
    return node.flatMap { stringMember("url", of: $0) }
  }

  private func isURL(_ node: JSONNode, _ expression: String) -> Bool {
    document.isString(node, expression)
      || expression.lastIndex(of: "#").map {
        document.isString(node, String(expression[expression.index(after: $0)...]))
      } ?? false
  }
}

extension Rule {
  static let extensionContext = Rule(
    "extension.context", .structure, "An extension stands where its definition allows it.",
    explanation: """
      The definition of an extension lists the elements, types and extensions on which it may stand. A wrong place is \
      reported at the element that has the extension.
      """,
    remedy: "Move the extension to an element that the message names, or use another one.")

  static let extensionContextRules = [extensionContext]
}

extension Cause {
  fileprivate static func wrongPlace(_ place: ExtensionPlace) -> Cause {
    Cause(
      .extensionContext,
      {
        let places = place.elements + place.extensions.map { "in the extension \($0)" }
        let shown = places.prefix(12).joined(separator: ", ") + (places.count > 12 ? ", ..." : "")
        return "may not have the extension \(place.url), whose places are: \(shown)"
      }())
  }
}
