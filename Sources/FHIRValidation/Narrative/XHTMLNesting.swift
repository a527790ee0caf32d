/// Which elements are open in a narrative, and whether the next one may stand there.
struct XHTMLNesting {
  private struct Open {
    var name: Range<Int>
    var element: XHTMLElement?
  }

  private var open: [Open] = []
  /// How many of each element are open.
  private var counts = Array(repeating: 0, count: XHTMLElement.allCases.count)
  /// The elements that are open and hold a line of text.
  private var lines: [XHTMLElement] = []

  var isEmpty: Bool { open.isEmpty }
  var depth: Int { open.count }
  /// The name of the innermost element.
  var name: Range<Int>? { open.last?.name }

  /// What is wrong with an element that begins here.
  func fault(in element: XHTMLElement) -> Cause? {
    guard let parent = open.last else { return nil }
    if element.isBlock, let line = lines.last { return .blockInLine(element, line) }
    if element.endsParagraph, counts[Int(XHTMLElement.p.rawValue)] > 0 {
      return .blockInLine(element, .p)
    }
    if element.isInline, counts[Int(element.rawValue)] > 0 { return .inItself(element) }
    guard let outer = parent.element else { return nil }
    if outer.isVoid { return .inVoid(outer) }
    if let children = outer.children, !children.contains(element) {
      return .misplaced(element, in: outer)
    }
    if let parents = element.parents, !parents.contains(outer) {
      return .misplaced(element, in: outer)
    }
    return nil
  }

  /// What is wrong with text that stands here.
  var textFault: Cause? {
    guard let outer = open.last?.element else { return nil }
    if outer.isVoid { return .inVoid(outer) }
    return outer.children == nil ? nil : .textIn(outer)
  }

  mutating func push(_ name: Range<Int>, _ element: XHTMLElement?) {
    open.append(Open(name: name, element: element))
    guard let element else { return }
    counts[Int(element.rawValue)] += 1
    if element.isLine { lines.append(element) }
  }

  /// Closes the innermost element, and gives its name.
  mutating func pop() -> Range<Int>? {
    guard let last = open.popLast() else { return nil }
    if let element = last.element {
      counts[Int(element.rawValue)] -= 1
      if element.isLine { lines.removeLast() }
    }
    return last.name
  }
}

extension Rule {
  static let narrativeNesting = Rule(
    "narrative.nesting", .structure, "The elements of the narrative stand where HTML has them.",
    explanation: """
      A block (div, table, list) stands in no paragraph, heading or other line of text; rows stand in tables, cells in rows, \
      items in lists; what marks text up does not stand in itself; br, hr and img have no content. Browsers show the rest as \
      they like.
      """,
    remedy: "Close the paragraph before the block, or put the element where it belongs.")
}

extension Cause {
  fileprivate static func blockInLine(_ element: XHTMLElement, _ line: XHTMLElement) -> Cause {
    Cause(.narrativeNesting, "has <\(element)> inside <\(line)>, which holds only a line of text")
  }
  fileprivate static func inItself(_ element: XHTMLElement) -> Cause {
    Cause(.narrativeNesting, "has <\(element)> inside <\(element)>")
  }
  fileprivate static func inVoid(_ element: XHTMLElement) -> Cause {
    Cause(.narrativeNesting, "has content in <\(element)>, which is always empty")
  }
  fileprivate static func misplaced(_ element: XHTMLElement, in outer: XHTMLElement) -> Cause {
    Cause(.narrativeNesting, "has <\(element)> directly in <\(outer)>, where it cannot stand")
  }
  fileprivate static func textIn(_ element: XHTMLElement) -> Cause {
    Cause(.narrativeNesting, "has text directly in <\(element)>, where only elements can stand")
  }
}
