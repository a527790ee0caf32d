internal import LosslessJSON

/// Which entries of a document or message refer to which, and who is reached from the first.
struct EntryLinks {
  /// The references that have to find an entry of the bundle.
  var mustFind: Set<JSONNode> = []
  private var count: Int
  private var links: [(from: Int, to: Int)] = []

  init(count: Int) { self.count = count }

  mutating func add(from source: Int, to target: Int) {
    guard source != target, source < count, target < count,
      links.last?.from != source || links.last?.to != target
    else { return }
    links.append((source, target))
  }

  /// How an entry is reached.
  enum Reach {
    case forward
    /// It refers to an entry that is reached, and nothing that is reached refers to it.
    case backward
    case not
  }

  /// How each entry is reached from the first and from the others that are taken as reached.
  func reach(from others: [Int]) -> [Reach] {
    var reach = Array(repeating: Reach.not, count: count)
    let (forward, backward) = (
      Neighbours(links, count), Neighbours(links.map { ($0.to, $0.from) }, count)
    )
    var open: [Int] = []
    var reached: [Int] = []
    func visit(_ entry: Int, as kind: Reach) {
      guard reach.indices.contains(entry), reach[entry] == .not else { return }
      reach[entry] = kind
      open.append(entry)
      while let next = open.popLast() {
        reached.append(next)
        for target in forward[next] where reach[target] == .not {
          reach[target] = .forward
          open.append(target)
        }
      }
    }
    visit(0, as: .forward)
    for entry in others { visit(entry, as: .forward) }
    var index = 0
    while index < reached.count {
      for source in backward[reached[index]] { visit(source, as: .backward) }
      index += 1
    }
    return reach
  }

  /// The ends of links by their beginnings, in two arrays.
  private struct Neighbours {
    private var starts: [Int]
    private var ends: [Int]

    init(_ links: [(from: Int, to: Int)], _ count: Int) {
      starts = Array(repeating: 0, count: count + 1)
      for link in links { starts[link.from + 1] += 1 }
      for index in 0..<count { starts[index + 1] += starts[index] }
      var next = starts
      ends = Array(repeating: 0, count: links.count)
      for link in links {
        ends[next[link.from]] = link.to
        next[link.from] += 1
      }
    }

    subscript(entry: Int) -> ArraySlice<Int> { ends[starts[entry]..<starts[entry + 1]] }
  }
}
