/// One pass of a program over a text: all ways are followed side by side, so that each character is looked at once.
struct PatternRun {
  /// The ways that are open before one character, the preferred ones first.
  private struct Threads {
    var steps: [Int] = []
    /// For each thread the places of its groups, one after the other.
    var places: [Int] = []
    /// Which steps have been reached, whether they read or not.
    var reached: [Bool]
    var reachedSteps: [Int] = []

    mutating func reach(_ step: Int) -> Bool {
      guard !reached[step] else { return false }
      reached[step] = true
      reachedSteps.append(step)
      return true
    }

    mutating func clear() {
      for step in reachedSteps { reached[step] = false }
      reachedSteps.removeAll(keepingCapacity: true)
      steps.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
    }
  }

  private enum Job {
    case follow(Int)
    case restore(slot: Int, place: Int)
  }

  private let program: PatternProgram
  private let text: UnsafeBufferPointer<UInt8>
  private let slots: Int
  private var current: Threads
  private var next: Threads
  private var jobs: [Job] = []
  private var groups: [Int]

  /// `groups`: nil when only the fact of a match is asked for.
  init(_ program: PatternProgram, _ text: UnsafeBufferPointer<UInt8>, groups: Int?) {
    self.program = program
    self.text = text
    slots = groups.map { 2 * $0 + 2 } ?? 0
    self.groups = [Int](repeating: -1, count: slots)
    current = Threads(reached: [Bool](repeating: false, count: program.steps.count))
    next = current
  }

  /// The places of the groups in the leftmost match from a place on, -1 for groups without; nil for none.
  mutating func run(from start: Int, isAnchored: Bool = false, isWhole: Bool = false) -> [Int]? {
    var found: [Int]?
    var place = start
    let beginsOnce = isAnchored || program.beginsAtTextStart
    current.clear()
    next.clear()
    begin(at: place)
    while true {
      swap(&current, &next)
      next.clear()
      if current.steps.isEmpty, found != nil || beginsOnce { return found }
      let (scalar, length) = Self.decode(text, place)
      for thread in current.steps.indices {
        let step = current.steps[thread]
        if case .set(let set) = program.steps[step] {
          guard let scalar, program.sets[set].contains(scalar) else { continue }
          for slot in 0..<slots { groups[slot] = current.places[thread * slots + slot] }
          follow(step + 1, at: place + length)
        } else if !isWhole || place == text.count {
          found = Array(current.places[(thread * slots)..<((thread + 1) * slots)])
          // What is less preferred than a match is given up.
          break
        }
      }
      guard scalar != nil, slots > 0 || found == nil else { return found }
      place += length
      if found == nil, !beginsOnce { begin(at: place) }
    }
  }

  private mutating func begin(at place: Int) {
    for slot in groups.indices { groups[slot] = -1 }
    follow(0, at: place)
  }

  /// Adds what can be reached from a step without reading, in the order of preference.
  private mutating func follow(_ step: Int, at place: Int) {
    jobs.append(.follow(step))
    while let job = jobs.popLast() {
      guard case .follow(let step) = job else {
        if case .restore(let slot, let place) = job { groups[slot] = place }
        continue
      }
      guard next.reach(step) else { continue }
      switch program.steps[step] {
      case .set, .match:
        next.steps.append(step)
        next.places.append(contentsOf: groups)
      case .jump(let target): jobs.append(.follow(target))
      case .split(let first, let second):
        jobs.append(.follow(second))
        jobs.append(.follow(first))
      case .save(let slot):
        if slot < slots {
          jobs.append(.restore(slot: slot, place: groups[slot]))
          groups[slot] = place
        }
        jobs.append(.follow(step + 1))
      case .assertion(let assertion):
        if holds(assertion, at: place) { jobs.append(.follow(step + 1)) }
      }
    }
  }

  private func holds(_ assertion: PatternAssertion, at place: Int) -> Bool {
    switch assertion {
    case .textStart: place == 0
    case .textEnd: place == text.count
    case .lastLineEnd:
      place == text.count || (place == text.count - 1 && text[place] == UInt8(ascii: "\n"))
    case .lineStart: place == 0 || text[place - 1] == UInt8(ascii: "\n")
    case .lineEnd: place == text.count || text[place] == UInt8(ascii: "\n")
    case .wordBoundary: isWord(place - 1) != isWord(place)
    case .noWordBoundary: isWord(place - 1) == isWord(place)
    }
  }

  private func isWord(_ place: Int) -> Bool {
    guard text.indices.contains(place), text[place] < 0x80 else { return false }
    return PatternProgram.word.contains(ascii: text[place])
  }

  /// The character at a place, and the bytes it takes; nil at the end.
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ place: Int)
    -> (Unicode.Scalar?, Int)
  {
    guard place < text.count else { return (nil, 0) }
    let first = text[place]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xf0 ? 4 : (first >= 0xe0 ? 3 : 2)
    guard place + length <= text.count else { return ("\u{fffd}", 1) }
    var value = UInt32(first) & (0xff >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(text[place + offset] & 0x3f) }
    return (Unicode.Scalar(value) ?? "\u{fffd}", length)
  }
}
