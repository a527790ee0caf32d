internal import Synchronization

/// Evaluators that are free again, so that an evaluation need not make its buffers anew.
final class EvaluatorPool: Sendable {
  /// More are not kept, however many tasks have worked at the same time.
  private static let limit = 16

  /// Whoever has taken a box out of the pool is the only one that has it.
  private final class Box: @unchecked Sendable {
    @exclusivity(unchecked) var evaluator: Evaluator

    init(_ table: TypeTable) { evaluator = Evaluator(table) }
  }

  private let table: TypeTable
  private let free = Mutex<[Box]>([])

  init(_ table: TypeTable) { self.table = table }

  func lend<Result>(
    _ body: (inout Evaluator) throws(FHIRPathError) -> Result
  ) throws(FHIRPathError) -> Result {
    let box = free.withLock { $0.popLast() } ?? Box(table)
    defer {
      box.evaluator.forget()
      free.withLock { if $0.count < Self.limit { $0.append(box) } }
    }
    return try body(&box.evaluator)
  }

  /// Lends an evaluator for what leaves nothing behind.
  @inline(__always)
  func lendBriefly<Result>(_ body: (inout Evaluator) -> Result) -> Result {
    let box = free.withLock { $0.popLast() } ?? Box(table)
    defer { free.withLock { if $0.count < Self.limit { $0.append(box) } } }
    return body(&box.evaluator)
  }
}

extension Evaluator {
  /// Gives back what belongs to the evaluation that is over, and keeps the buffers where they are not large.
  fileprivate mutating func forget() {
    documents.removeAll(keepingCapacity: true)
    pool.removeAll(keepingCapacity: pool.count < 1_000)
    stack.removeAll(keepingCapacity: stack.count < 10_000)
    if !environment.isEmpty { environment = [:] }
    (resource, rootResource, host, keptValues) = (nil, nil, nil, 0)
    program = .nothing
  }
}
