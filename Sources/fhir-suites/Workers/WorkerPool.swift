import Foundation
import Synchronization

/// Several workers side by side; what they answer comes out in the order of the tasks.
///
/// A worker that crashes or hangs is replaced: it costs the task that it was at, and no other.
final class WorkerPool<Task: Sendable>: Sendable {
  private struct State {
    var next = 0
    var answers: [Int: [UInt8]] = [:]
    var written = 0
  }

  private let tasks: [Task]
  private let arguments: [String]
  private let patience: Int
  private let state = Mutex(State())
  private let describe: @Sendable (Task) -> String
  private let failure: @Sendable (Task, String) -> [UInt8]
  private let write: @Sendable ([UInt8]) -> Void

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - tasks: what is to be done.
  ///   - arguments: what makes this program a worker.
  ///   - patience: the seconds after which a worker is taken to hang.
  ///   - describe: the line that tells a worker its task.
  ///   - failure: the answer to a task that a worker did not survive.
  ///   - write: takes the answers, in the order of the tasks.
  init(
    _ tasks: [Task], arguments: [String], patience: Int,
    describe: @escaping @Sendable (Task) -> String,
    failure: @escaping @Sendable (Task, String) -> [UInt8],
    write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.tasks = tasks
    self.arguments = arguments
    self.patience = patience
    self.describe = describe
    self.failure = failure
    self.write = write
  }

  /// Does all tasks with so many workers.
  func run(jobs: Int) {
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, tasks.count))) { _ in work() }
  }

  private func work() {
    var worker: Worker?
    while let index = takeTask() {
      let task = tasks[index]
      do {
        let current = try worker ?? Worker(arguments: arguments, patience: patience)
        worker = current
        switch current.answer(to: describe(task)) {
        case .line(let line): finish(index, line)
        case .crash(let reason):
          worker = nil
          finish(index, failure(task, reason))
        }
      } catch {
        finish(index, failure(task, "no worker: \(error)"))
      }
    }
  }

  private func takeTask() -> Int? {
    state.withLock { state in
      guard state.next < tasks.count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  private func finish(_ index: Int, _ answer: [UInt8]) {
    state.withLock { state in
      state.answers[index] = answer
      while let next = state.answers.removeValue(forKey: state.written) {
        write(next)
        state.written += 1
      }
    }
  }
}
