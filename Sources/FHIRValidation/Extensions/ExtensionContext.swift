internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks that an extension stands where its definition allows it.
  ///
  /// A wrong place is reported at the element that has the extension.
  mutating func checkPlace(ofExtension node: JSONNode, _ place: ExtensionPlace) {
    if !place.invariants.isEmpty { checkContainer(ofExtension: node, place) }
    if !place.versions.includeR4 { report(.error, .otherVersionOnly(place.url), at: node) }
    guard !place.isFree, !isAllowed(place) else { return }
    let step = path.pop()
    report(.error, .wrongPlace(place), at: node)
    path.push(step)
  }

  private mutating func isAllowed(_ place: ExtensionPlace) -> Bool {
    if !place.elements.isEmpty {
      let names = namesOfContainer()
      // Where the walk does not know what it is at, nothing can be said.
      if names.isEmpty || names.takesEverything { return true }
      for element in place.elements where names.contains(element) {
        guard let profile = place.profiles[element], let resource = resources.last?.node else {
          return true
        }
        if conformance(of: Instance(value: resource), to: profile).isMet { return true }
      }
    }
    if !place.extensions.isEmpty, let outer = urlOfContainer(),
      place.extensions.contains(where: { isURL(outer, $0) })
    {
      return true
    }
    return place.expressions.contains { finds(container(), $0) }
  }

  /// The element that has the extension which the walk is at.
  private func container() -> Instance {
    let place = path.depth - 2
    guard let resource = resources.last, place >= resource.pathDepth, let key = path.key(at: place)
    else { return Instance(value: resources.last?.node) }
    var node = key.valueOfKey
    if let index = path.index(at: place) {
      node = document.elements(of: node).dropFirst(index).first { _ in true } ?? node
    }
    let isSibling = withText(of: key) { !$0.isEmpty && $0[0] == UInt8(ascii: "_") }
    return isSibling ? Instance(sibling: node) : Instance(value: node)
  }

  /// The url of the extension that contains the one that the walk is at, or whose value does.
  private func urlOfContainer() -> JSONNode? {
    guard let node = container().value ?? container().sibling else { return nil }
    if let url = stringMember("url", of: node) { return url }
    // The key before the value of an extension is a member of the extension: its url is beside it.
    let place = path.depth - 3
    guard let resource = resources.last, place >= resource.pathDepth, let key = path.key(at: place)
    else { return nil }
    var outer = key.valueOfKey
    if let index = path.index(at: place) {
      outer = document.elements(of: outer).dropFirst(index).first { _ in true } ?? outer
    }
    return stringMember("url", of: outer)
  }

  /// Whether an expression finds an element among those of the resource.
  private mutating func finds(_ container: Instance, _ place: Int) -> Bool {
    guard case .ready(let expression)? = expression(place), let resource = resources.last?.node,
      let items = try? expression.evaluate(on: FHIRPathItem(resource: document, at: resource))
    else { return true }
    return items.contains { item in
      guard case .element(_, let value, let sibling) = item.content else { return false }
      return value != nil && value == container.value
        || sibling != nil && sibling == container.sibling
    }
  }

  /// Holds the element that has an extension against what the extension asks of it.
  private mutating func checkContainer(ofExtension node: JSONNode, _ place: ExtensionPlace) {
    let (container, names) = (container(), namesOfContainer())
    guard let type = names.type else { return }
    let item = FHIRPathItem(
      document, value: container.value, sibling: container.sibling, type: type)
    let context = FHIRPathContext(
      resource: resources.last.map { FHIRPathItem(resource: document, at: $0.node) })
    for invariant in place.invariants {
      guard case .ready(let expression)? = expression(invariant),
        let holds = try? expression.holds(on: item, in: context), !holds
      else { continue }
      let step = path.pop()
      report(.error, .wrongContainer(place.url, expression.text), at: node)
      path.push(step)
    }
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
  fileprivate static func otherVersionOnly(_ url: String) -> Cause {
    Cause(.extensionContext, "is the extension \(url), which is for other versions of FHIR than R4")
  }

  fileprivate static func wrongContainer(_ url: String, _ expression: String) -> Cause {
    Cause(
      .extensionContext, "may not have the extension \(url), which asks that \(expression) is true")
  }

  fileprivate static func wrongPlace(_ place: ExtensionPlace) -> Cause {
    Cause(
      .extensionContext,
      {
        var places = place.elements + place.extensions.map { "in the extension \($0)" }
        if !place.expressions.isEmpty { places.append("what an expression finds") }
        let shown = places.prefix(12).joined(separator: ", ") + (places.count > 12 ? ", ..." : "")
        return "may not have the extension \(place.url), whose places are: \(shown)"
      }())
  }
}
