/// An element of a snapshot that others are made from, with what stands below it and its slices.
final class BaseElement {
  let facts: ElementFacts
  /// The structure that it is part of.
  private(set) weak var tree: BaseTree?
  fileprivate(set) var children: [BaseElement] = []
  /// The slices of this element, those of slices included, in their order.
  fileprivate(set) var slices: [BaseElement] = []
  /// The number of elements from this one down to the last below it, slices included.
  fileprivate(set) var size = 1

  fileprivate init(_ facts: ElementFacts, in tree: BaseTree) {
    self.facts = facts
    self.tree = tree
  }
}

/// The snapshot of a structure as a tree.
final class BaseTree {
  /// The canonical url of the structure.
  let url: String
  private(set) var root: BaseElement?
  private var byID: [String: BaseElement] = [:]

  init(_ structure: StructureFacts) {
    url = structure.url
    let elements = structure.elements.filter { $0.depth <= ElementAddress.depthLimit }
    let places = ElementTree(elements)
    var made: [BaseElement] = []
    for (place, facts) in elements.enumerated() {
      let element = BaseElement(facts, in: self)
      made.append(element)
      if byID[facts.id] == nil { byID[facts.id] = element }
      guard let parent = places.parents[place].map({ made[$0] }) else {
        if root == nil { root = element }
        continue
      }
      // A slice stands behind what it slices; one without that is taken for an element.
      let sliced = parent.children.last { $0.facts.lastPart == facts.lastPart }
      if facts.sliceName != nil, let sliced {
        sliced.slices.append(element)
      } else {
        parent.children.append(element)
      }
    }
    for (place, element) in made.enumerated() { element.size = places.ends[place] - place }
  }

  /// The element with an id.
  func element(id: some StringProtocol) -> BaseElement? { byID[String(id)] }
}
