/// Which elements of a list in the order of a snapshot stand below which.
struct ElementTree {
  /// The element above; `nil` for the first.
  private(set) var parents: [Int?] = []
  /// The place after the last element below.
  private(set) var ends: [Int] = []

  init(_ elements: [ElementFacts]) {
    ends = Array(repeating: elements.count, count: elements.count)
    var open: [(place: Int, depth: Int)] = []
    for (place, element) in elements.enumerated() {
      let depth = element.depth
      // The root stays open whatever the paths say.
      while open.count > 1, let last = open.last, last.depth >= depth {
        ends[last.place] = place
        open.removeLast()
      }
      parents.append(open.last?.place)
      open.append((place, depth))
    }
  }

  /// The elements directly below.
  func children(of place: Int) -> [Int] {
    var result: [Int] = []
    var child = place + 1
    while child < ends[place] {
      result.append(child)
      child = ends[child]
    }
    return result
  }
}
