/// Finds what hangs together in circles, by Tarjan's algorithm with a list of its own in the place of recursion.
enum StronglyConnected {
  /// The components of a graph, each after all those that its edges lead to.
  ///
  /// - Parameter edges: for each vertex those that it leads to; numbers without a vertex are passed over.
  /// - Returns: the components, each sorted.
  static func components(_ edges: [[Int]]) -> [[Int]] {
    var search = Search(edges)
    for vertex in edges.indices where search.number[vertex] == nil { search.run(from: vertex) }
    return search.components
  }

  private struct Search {
    let edges: [[Int]]
    var number: [Int?]
    var low: [Int]
    var isOpen: [Bool]
    var open: [Int] = []
    var next = 0
    var components: [[Int]] = []

    init(_ edges: [[Int]]) {
      self.edges = edges
      number = Array(repeating: nil, count: edges.count)
      low = Array(repeating: 0, count: edges.count)
      isOpen = Array(repeating: false, count: edges.count)
    }

    mutating func run(from root: Int) {
      var path: [(vertex: Int, edge: Int)] = [(root, 0)]
      enter(root)
      while let (vertex, edge) = path.last {
        if edge < edges[vertex].count {
          path[path.count - 1].edge += 1
          let target = edges[vertex][edge]
          guard edges.indices.contains(target) else { continue }
          if let known = number[target] {
            if isOpen[target] { low[vertex] = min(low[vertex], known) }
          } else {
            enter(target)
            path.append((target, 0))
          }
        } else {
          path.removeLast()
          if let above = path.last?.vertex { low[above] = min(low[above], low[vertex]) }
          if low[vertex] == number[vertex] { close(vertex) }
        }
      }
    }

    private mutating func enter(_ vertex: Int) {
      number[vertex] = next
      low[vertex] = next
      next += 1
      open.append(vertex)
      isOpen[vertex] = true
    }

    private mutating func close(_ root: Int) {
      var component: [Int] = []
      while let vertex = open.popLast() {
        isOpen[vertex] = false
        component.append(vertex)
        if vertex == root { break }
      }
      components.append(component.sorted())
    }
  }
}
