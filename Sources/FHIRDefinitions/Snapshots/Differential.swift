/// A differential: what it says, and of which elements, in an order in which it can be applied.
struct Differential {
  /// How often in all what is said of the inside of slices may be said again.
  private static let inheritanceLimit = 20_000

  /// What is said of one element.
  struct Word {
    var element: ElementFacts
    var address: ElementAddress
    /// Whether it is said of what is sliced, and so of each slice.
    var isInherited = false
  }

  /// Those above before those below, and what is said of all slices before what is said of one.
  private(set) var words: [Word] = []
  /// The elements that stand deeper than any that there can be.
  private(set) var tooDeep: [ElementFacts] = []
  /// The names that are said something of, by the address of what they stand below.
  private var names: [[ElementAddress.Step]: Set<String>] = [:]

  init(_ elements: [ElementFacts]) {
    let addresses = ElementAddress.all(of: elements)
    for (element, address) in zip(elements, addresses) {
      guard let address = address ?? (element.depth == 0 ? .root : nil) else {
        tooDeep.append(element)
        continue
      }
      words.append(Word(element: element, address: address))
      for (place, step) in address.steps.enumerated() {
        names[Array(address.steps[..<place]), default: []].insert(step.name)
      }
    }
    words += inherited()
    words = words.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      if a.address.steps.count != b.address.steps.count {
        return a.address.steps.count < b.address.steps.count
      }
      if a.isInherited != b.isInherited { return a.isInherited }
      return one.offset < other.offset
    }.map(\.element)
  }

  /// What is said of the inside of an element holds inside each of the slices that are made of it here.
  private func inherited() -> [Word] {
    var slices: [[ElementAddress.Step]: [String]] = [:]
    var sliced: Set<[ElementAddress.Step]> = []
    for word in words {
      guard let last = word.address.steps.last else { continue }
      if word.element.slicing != nil { sliced.insert(word.address.steps) }
      guard let slice = last.slice else { continue }
      let plain = word.address.steps.dropLast() + [ElementAddress.Step(name: last.name)]
      slices[Array(plain), default: []].append(slice)
    }
    var result: [Word] = []
    for word in words {
      for place in word.address.steps.indices.dropLast() {
        let above = Array(word.address.steps[...place])
        guard sliced.contains(above) else { continue }
        for slice in slices[above] ?? [] {
          var copy = word
          copy.address.steps[place].slice = slice
          copy.isInherited = true
          result.append(copy)
          guard result.count < Self.inheritanceLimit else { return result }
        }
      }
    }
    return result
  }

  /// A step of an address; `valueQuantity` inside a slice is the whole `value[x]` where nothing else is said of that.
  func step(
    at place: Int, of address: ElementAddress, below parent: SnapshotElement
  ) -> ElementAddress.Step {
    let step = address.steps[place]
    let above = address.steps[..<place]
    guard step.slice == nil, above.contains(where: { $0.slice != nil }),
      !(parent.children?.contains { $0.name == step.name } ?? true),
      let choice = parent.children?.first(where: { $0.type(namedBy: step.name) != nil }),
      !choice.slices.contains(where: { $0.facts.sliceName == step.name })
    else { return step }
    let said = (names[Array(above)] ?? []).filter {
      $0 != step.name && ($0 == choice.name || choice.type(namedBy: $0) != nil)
    }
    return said.isEmpty ? ElementAddress.Step(name: choice.name) : step
  }
}

extension SnapshotElement {
  /// Leaves of a choice the type that a name such as `valueQuantity` ends with.
  func narrow(to step: ElementAddress.Step) {
    guard let type = type(namedBy: step.name), facts.types.count > 1 else { return }
    facts.types = facts.types.filter { $0.code == type.code }
  }
}
