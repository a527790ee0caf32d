/// A regular expression for codes, matched in time linear in the text: literals, `.`, classes, groups, `|`, `* + ? {m,n}`.
///
/// Filters of value sets need no more, and an expression from a package must not be able to stall the program.
struct CodePattern {
  private indirect enum Node {
    case empty
    case set(Set)
    case sequence([Node])
    case alternatives([Node])
    case repeated(Node, least: Int, most: Int?)
  }

  private struct Set {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      ranges.contains { $0.contains(scalar.value) } != isNegated
    }
  }

  private enum Step {
    case set(Set)
    case split(Int, Int)
    case jump(Int)
    case done
  }

  private static let stepLimit = 10_000
  private static let depthLimit = 50

  private var steps: [Step] = []

  /// Reads an expression; `nil` for anything that is not supported.
  init?(_ text: String) {
    var parser = Parser(scalars: Array(text.unicodeScalars))
    guard let node = parser.alternatives(depth: 0), parser.isAtEnd, emit(node) else { return nil }
    steps.append(.done)
  }

  /// Whether the whole text is as the expression says.
  func matchesWhole(_ text: some StringProtocol) -> Bool {
    var current = closure([0])
    for scalar in text.unicodeScalars {
      var next: [Int] = []
      for step in current {
        if case .set(let set) = steps[step], set.contains(scalar) { next.append(step + 1) }
      }
      current = closure(next)
      if current.isEmpty { return false }
    }
    return current.contains { if case .done = steps[$0] { true } else { false } }
  }

  /// The steps that can be reached without reading.
  private func closure(_ starts: [Int]) -> [Int] {
    var seen = [Bool](repeating: false, count: steps.count)
    var result: [Int] = []
    var open = starts
    while let step = open.popLast() {
      guard !seen[step] else { continue }
      seen[step] = true
      switch steps[step] {
      case .set, .done: result.append(step)
      case .jump(let target): open.append(target)
      case .split(let one, let other): open += [one, other]
      }
    }
    return result
  }

  private mutating func emit(_ node: Node) -> Bool {
    guard steps.count < Self.stepLimit else { return false }
    switch node {
    case .empty: return true
    case .set(let set):
      steps.append(.set(set))
      return true
    case .sequence(let nodes):
      for node in nodes where !emit(node) { return false }
      return true
    case .alternatives(let nodes):
      var ends: [Int] = []
      for (place, node) in nodes.enumerated() {
        guard place < nodes.count - 1 else {
          if !emit(node) { return false }
          break
        }
        let split = steps.count
        steps.append(.done)
        if !emit(node) { return false }
        ends.append(steps.count)
        steps.append(.done)
        steps[split] = .split(split + 1, steps.count)
      }
      for end in ends { steps[end] = .jump(steps.count) }
      return true
    case .repeated(let node, let least, let most):
      return emit(node, least: least, most: most)
    }
  }

  private mutating func emit(_ node: Node, least: Int, most: Int?) -> Bool {
    for _ in 0..<least where !emit(node) { return false }
    guard let most else {
      let split = steps.count
      steps.append(.done)
      if !emit(node) { return false }
      steps.append(.jump(split))
      steps[split] = .split(split + 1, steps.count)
      return true
    }
    var splits: [Int] = []
    for _ in least..<Swift.max(least, most) {
      splits.append(steps.count)
      steps.append(.done)
      if !emit(node) { return false }
    }
    for split in splits { steps[split] = .split(split + 1, steps.count) }
    return true
  }
}

extension CodePattern {
  private struct Parser {
    let scalars: [Unicode.Scalar]
    var index = 0

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    var isAtEnd: Bool { index == scalars.count }
    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard current == scalar else { return false }
      index += 1
      return true
    }

    mutating func alternatives(depth: Int) -> Node? {
      guard depth < CodePattern.depthLimit else { return nil }
      var nodes: [Node] = []
      repeat {
        guard let node = sequence(depth: depth) else { return nil }
        nodes.append(node)
      } while take("|")
      return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
    }

    private mutating func sequence(depth: Int) -> Node? {
      var nodes: [Node] = []
      while let scalar = current, scalar != "|", scalar != ")" {
        // The whole text is matched anyway.
        if (scalar == "^" && index == 0) || (scalar == "$" && index == scalars.count - 1) {
          index += 1
          continue
        }
        guard let atom = atom(depth: depth), let node = repeated(atom) else { return nil }
        nodes.append(node)
      }
      return nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func repeated(_ atom: Node) -> Node? {
      let node: Node
      if take("*") {
        node = .repeated(atom, least: 0, most: nil)
      } else if take("+") {
        node = .repeated(atom, least: 1, most: nil)
      } else if take("?") {
        node = .repeated(atom, least: 0, most: 1)
      } else if take("{") {
        guard let least = number() else { return nil }
        var most: Int? = least
        if take(",") { most = current == "}" ? nil : number() ?? -1 }
        guard take("}"), most.map({ $0 >= least }) ?? true else { return nil }
        node = .repeated(atom, least: least, most: most)
      } else {
        return atom
      }
      // Neither lazy nor possessive nor doubled.
      if let current, "*+?{".unicodeScalars.contains(current) { return nil }
      return node
    }

    private mutating func number() -> Int? {
      let start = index
      while let scalar = current, ("0"..."9").contains(scalar) { index += 1 }
      guard index > start, index - start <= 4 else { return nil }
      return scalars[start..<index].reduce(0) { $0 * 10 + Int($1.value - 48) }
    }

    private mutating func atom(depth: Int) -> Node? {
      guard let scalar = current else { return nil }
      index += 1
      switch scalar {
      case "(":
        if take("?") { guard take(":") else { return nil } }
        guard let node = alternatives(depth: depth + 1), take(")") else { return nil }
        return node
      case "[": return characterClass().map(Node.set)
      case ".": return .set(Set(ranges: [10...10], isNegated: true))
      case "\\": return escape().map(Node.set)
      case "*", "+", "?", "{", "}", "]", "^", "$": return nil
      default: return .set(Set(ranges: [scalar.value...scalar.value]))
      }
    }

    private mutating func escape() -> Set? {
      guard let scalar = current else { return nil }
      index += 1
      switch scalar {
      case "d": return Set(ranges: [48...57])
      case "D": return Set(ranges: [48...57], isNegated: true)
      case "w": return Set(ranges: [48...57, 65...90, 95...95, 97...122])
      case "W": return Set(ranges: [48...57, 65...90, 95...95, 97...122], isNegated: true)
      case "s": return Set(ranges: [9...13, 32...32])
      case "S": return Set(ranges: [9...13, 32...32], isNegated: true)
      case "t": return Set(ranges: [9...9])
      case "n": return Set(ranges: [10...10])
      case "r": return Set(ranges: [13...13])
      default:
        let isWord = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        return isWord ? nil : Set(ranges: [scalar.value...scalar.value])
      }
    }

    private mutating func characterClass() -> Set? {
      var set = Set(ranges: [])
      set.isNegated = take("^")
      var isFirst = true
      while let scalar = current, scalar != "]" || isFirst {
        isFirst = false
        index += 1
        if scalar == "[" { return nil }
        if scalar == "\\" {
          guard let escaped = escape(), !escaped.isNegated else { return nil }
          set.ranges += escaped.ranges
          continue
        }
        if current == "-", index + 1 < scalars.count, scalars[index + 1] != "]" {
          let end = scalars[index + 1]
          guard end != "\\", end.value >= scalar.value else { return nil }
          index += 2
          set.ranges.append(scalar.value...end.value)
        } else {
          set.ranges.append(scalar.value...scalar.value)
        }
      }
      return take("]") && !set.ranges.isEmpty ? set : nil
    }
  }
}
