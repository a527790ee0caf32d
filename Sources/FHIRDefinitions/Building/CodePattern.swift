/// A regular expression for codes, matched in time linear in the text: literals, `.`, classes, groups, `|`, `* + ? {m,n}`.
///
/// Filters of value sets need no more, and an expression from a package must not be able to stall the program.
struct CodePattern {
  indirect enum Node {
    case empty
    case set(Set)
    case sequence([Node])
    case alternatives([Node])
    case repeated(Node, least: Int, most: Int?)
  }

  struct Set {
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
  static let depthLimit = 50

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
