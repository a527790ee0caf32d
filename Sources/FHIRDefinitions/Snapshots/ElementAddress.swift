/// Where an element of a differential stands: the names below the root, each with the slice that is meant.
struct ElementAddress {
  struct Step: Hashable {
    /// The name as it is written: `value[x]`, `valueQuantity`.
    var name: String
    var slice: String?
  }

  /// How many names deep an element may stand.
  static let depthLimit = 64

  /// The structure itself.
  static let root = ElementAddress([])

  var steps: [Step]

  /// The addresses of the elements of a differential; `nil` for an element that stands too deep.
  ///
  /// Ids say where an element stands whatever the order. Where they are missing or contradict the paths, the order says it:
  /// an element is below the last one before it that has the path above.
  static func all(of elements: [ElementFacts]) -> [ElementAddress?] {
    let byID = elements.map { ElementAddress(id: $0.id, of: $0) }
    let usesIDs = zip(elements, byID).allSatisfy { $1 != nil || $0.depth == 0 }
    if usesIDs { return byID.map { ($0?.steps.count ?? 0) > depthLimit ? nil : $0 } }
    return byOrder(elements)
  }

  private init(_ steps: [Step]) { self.steps = steps }

  /// Reads an id, `Patient.extension:race.url`; `nil` where it does not fit path and name of the slice.
  private init?(id: String, of element: ElementFacts) {
    let names = element.path.split(separator: ".", omittingEmptySubsequences: false)
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    guard !names.isEmpty, names.count == parts.count else { return nil }
    var steps: [Step] = []
    for (name, part) in zip(names, parts).dropFirst() {
      let colon = part.firstIndex(of: ":")
      let own = part[..<(colon ?? part.endIndex)]
      let slice = colon.map { String(part[part.index(after: $0)...]) }
      // `valueQuantity` in a path is `value[x]:valueQuantity` in an id.
      let isChoice = own.hasSuffix("[x]") && name.hasPrefix(own.dropLast(3))
      guard own == name || isChoice, slice != "" else { return nil }
      steps.append(Step(name: String(own), slice: slice))
    }
    guard let last = steps.last else { return nil }
    if let sliceName = element.sliceName, last.slice != sliceName {
      // The id of a shortcut names no slice.
      guard last.slice == nil, sliceName == last.name else { return nil }
      steps[steps.count - 1].slice = sliceName
    }
    self.steps = steps
  }

  private static func byOrder(_ elements: [ElementFacts]) -> [ElementAddress?] {
    var current: [Step] = []
    return elements.map { element in
      let names = element.path.split(separator: ".", omittingEmptySubsequences: false)
        .dropFirst().map(String.init)
      guard names.count <= depthLimit else { return nil }
      var steps: [Step] = []
      for (place, name) in names.enumerated() {
        let isLast = place == names.count - 1
        let isCurrent = place < current.count && current[place].name == name
        if isLast {
          steps.append(Step(name: name, slice: element.sliceName))
        } else if isCurrent, steps.elementsEqual(current[..<place]) {
          steps.append(current[place])
        } else {
          steps.append(Step(name: name, slice: nil))
        }
      }
      current = steps
      return ElementAddress(steps)
    }
  }
}
