/// A pattern as steps of a machine that follows all ways at once.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    case set(Int)
    /// Goes on at both, the first being preferred.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    case assertion(PatternAssertion)
    case match
  }

  static let stepLimit = 10_000
  static let word = ScalarSet(ScalarSet.Item.word)

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []
  private var setNumbers: [ScalarSet: Int] = [:]
  // Nothing repeated many times makes no steps, but takes time.
  private var work = 0

  init(_ node: PatternNode) throws(LinearPatternError) {
    try emit(.save(0))
    try emit(node)
    try emit(.save(1))
    try emit(.match)
    setNumbers = [:]
  }

  /// Whether it can match nowhere but from the first character on.
  var beginsAtTextStart: Bool {
    if steps.count > 1, case .assertion(.textStart) = steps[1] { return true }
    return false
  }

  private mutating func emit(_ step: Step) throws(LinearPatternError) {
    guard steps.count < Self.stepLimit else {
      throw LinearPatternError(offset: 0, reason: .tooLarge)
    }
    steps.append(step)
  }

  private mutating func emit(_ node: PatternNode) throws(LinearPatternError) {
    work += 1
    guard work <= Self.stepLimit * 4 else {
      throw LinearPatternError(offset: 0, reason: .tooLarge)
    }
    switch node {
    case .empty: break
    case .set(let set): try emit(.set(number(of: set)))
    case .assertion(let assertion): try emit(Step.assertion(assertion))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .alternatives(let branches): try emit(branches)
    case .group(let node, let number):
      try emit(.save(2 * number))
      try emit(node)
      try emit(.save(2 * number + 1))
    case .repeated(let node, let least, let most, let isGreedy):
      for _ in 0..<least { try emit(node) }
      guard let most else { return try emitLoop(node, isGreedy: isGreedy) }
      var skips: [Int] = []
      for _ in least..<most {
        skips.append(steps.count)
        try emit(.split(0, 0))
        try emit(node)
      }
      for skip in skips { steps[skip] = .choice(skip + 1, steps.count, isGreedy: isGreedy) }
    }
  }

  private mutating func emitLoop(_ node: PatternNode, isGreedy: Bool) throws(LinearPatternError) {
    let start = steps.count
    try emit(.split(0, 0))
    try emit(node)
    try emit(.jump(start))
    steps[start] = .choice(start + 1, steps.count, isGreedy: isGreedy)
  }

  private mutating func emit(_ branches: [PatternNode]) throws(LinearPatternError) {
    var ends: [Int] = []
    for (number, branch) in branches.enumerated() {
      let isLast = number == branches.count - 1
      let split = steps.count
      if !isLast { try emit(.split(0, 0)) }
      try emit(branch)
      guard !isLast else { continue }
      ends.append(steps.count)
      try emit(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    for end in ends { steps[end] = .jump(steps.count) }
  }

  private mutating func number(of set: ScalarSet) -> Int {
    if let known = setNumbers[set] { return known }
    sets.append(set)
    setNumbers[set] = sets.count - 1
    return sets.count - 1
  }
}

extension PatternProgram.Step {
  fileprivate static func choice(_ inner: Int, _ outer: Int, isGreedy: Bool) -> Self {
    isGreedy ? .split(inner, outer) : .split(outer, inner)
  }
}
