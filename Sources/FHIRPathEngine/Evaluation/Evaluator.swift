internal import FHIRDefinitions
internal import LosslessJSON

/// Evaluates programs; made once and used for many, because what it needs it keeps.
///
/// Collections are stretches of one stack. A step leaves what it gives at the end of the stack and touches nothing below, so
/// a stretch that somebody holds stays where it is.
struct Evaluator: ~Copyable {
  /// How many items all steps of one evaluation may go through.
  static let workLimit = 4_000_000

  let table: TypeTable
  var shapes: [Shape?]
  var program: CompiledProgram
  var stack: [Item] = []
  /// The values that an evaluation has made and that do not fit into an item.
  var pool: [FHIRPathValue] = []
  var documents: [JSONDocument] = []

  /// What `$this` is, and where a path begins.
  var this = 0..<0
  var index: Int?
  var total = 0..<0
  var variables: [String: [Item]] = [:]
  var resource: Item?
  var rootResource: Item?
  /// What the whole expression is evaluated on.
  var focus = 0..<0
  var environment: [String: [FHIRPathValue]] = [:]
  var host: (any FHIRPathHost)?
  var isLenient = false
  var work = 0
  /// How many loops are open.
  var loops = 0
  /// What fixed steps came to, by step; kept only while a loop asks again and again.
  var fixed: [Int: [Item]] = [:]
  /// The steps below 64 that have been asked once, and are kept the next time.
  var asked: UInt64 = 0
  /// Whether an evaluation is only looked into, and given up at the first step of a program.
  var isLooking = false
  /// The values in `pool` that are part of what surrounds the evaluation.
  var keptValues = 0
  /// The moment that `now()` has given, which stays the same.
  var now: PartialDateTime?

  /// The types that resources have been met of.
  var resourceTypes = ResourceTypes()
  /// What members mean in the types that have been met.
  var lookups = LookupCache()

  /// The type that was last found to be one.
  var checkedType: TypeName?

  /// The number of the name `extension`.
  let extensionName: Int32

  init(_ table: TypeTable) {
    self.table = table
    extensionName = table.name("extension")
    shapes = table.snapshot
    program = .nothing
    stack.reserveCapacity(256)
  }

  // MARK: Running

  /// Evaluates a program on an item, and gives what it comes to as a stretch of the stack, which lies there until the next run.
  mutating func run(
    _ program: CompiledProgram, on focus: Item?
  ) throws(FHIRPathError) -> Range<Int> {
    prepare(program, focus)
    let start = stack.count
    try evaluate(program.root, on: this)
    return start..<stack.count
  }

  /// Whether a program holds on an item; `nil` for an empty result.
  mutating func holds(_ program: CompiledProgram, on focus: Item?) throws(FHIRPathError) -> Bool? {
    if program.probe.root >= 0, case .node(let node)? = focus {
      let document = documents[Int(node.document)]
      if !program.probe.isComplete { prepare(program, focus) }
      return try probe(program.probe.root, node, program, document).boolean
    }
    prepare(program, focus)
    return try truth(program.root, on: this).boolean
  }

  private mutating func prepare(_ program: CompiledProgram, _ focus: Item?) {
    self.program = program
    isLenient = program.isLenient
    stack.removeAll(keepingCapacity: true)
    if pool.count > keptValues { pool.removeLast(pool.count - keptValues) }
    if !variables.isEmpty { variables = [:] }
    if let focus { stack.append(focus) }
    this = 0..<stack.count
    now = nil
    self.focus = this
    index = nil
    total = 0..<0
    work = 0
    loops = 0
    if !fixed.isEmpty { fixed = [:] }
    asked = 0
  }

  /// The number of a document, by which nodes name it.
  mutating func number(of document: JSONDocument) -> UInt16 {
    if let place = documents.firstIndex(where: { $0 === document }) {
      return UInt16(truncatingIfNeeded: place)
    }
    documents.append(document)
    return UInt16(truncatingIfNeeded: documents.count - 1)
  }

  /// Forgets all documents but the first so many.
  mutating func keepDocuments(_ count: Int) {
    if documents.count > count { documents.removeLast(documents.count - count) }
  }

  // MARK: The stack

  mutating func push(_ item: Item) { stack.append(item) }

  mutating func push(_ truth: Truth) {
    if let value = truth.boolean { stack.append(.boolean(value)) }
  }

  mutating func push(_ value: FHIRPathValue?) {
    guard let value else { return }
    switch value {
    case .boolean(let value): stack.append(.boolean(value))
    case .integer(let value): stack.append(.integer(value))
    default:
      pool.append(value)
      stack.append(.pooled(Int32(truncatingIfNeeded: pool.count - 1)))
    }
  }

  mutating func push(_ range: Range<Int>) {
    for place in range { stack.append(stack[place]) }
  }

  /// Drops what stands between `start` and the stretch at the end of the stack.
  mutating func keep(_ range: Range<Int>, from start: Int) {
    if range.lowerBound > start {
      var target = start
      for place in range {
        stack[target] = stack[place]
        target += 1
      }
    }
    drop(to: start + range.count)
  }

  mutating func drop(to count: Int) {
    if stack.count > count { stack.removeLast(stack.count - count) }
  }

  /// Counts a round of a loop, and gives up where there are too many.
  mutating func count(_ offset: Int) throws(FHIRPathError) {
    work += 1
    guard work <= Self.workLimit else {
      throw FHIRPathError(.execution, at: offset, "the evaluation goes through too many items")
    }
  }

  // MARK: Scopes

  /// Evaluates a step with `$this` as given, and leaves what it gives on the stack.
  mutating func evaluate(
    _ step: Int, this scope: Range<Int>, index: Int? = nil
  ) throws(FHIRPathError) {
    let (outer, outerIndex) = (this, self.index)
    this = scope
    if let index { self.index = index }
    loops += 1
    defer {
      this = outer
      self.index = outerIndex
      loops -= 1
    }
    try evaluate(step, on: scope)
  }

  /// Whether a condition holds with `$this` as given.
  mutating func truth(
    _ step: Int, this scope: Range<Int>, index: Int? = nil
  ) throws(FHIRPathError) -> Truth {
    let (outer, outerIndex) = (this, self.index)
    this = scope
    if let index { self.index = index }
    loops += 1
    defer {
      this = outer
      self.index = outerIndex
      loops -= 1
    }
    return try truth(step, on: scope)
  }
}
