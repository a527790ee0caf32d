import ArgumentParser
import Foundation

/// How a suite is spread over worker processes.
struct WorkerOptions: ParsableArguments {
  @Option(help: "How many are run at a time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "After how many seconds one is taken to hang.")
  var patience = 10

  @Flag(name: .customLong("worker"), help: .hidden)
  var isWorker = false

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if patience < 1 { throw ValidationError("--patience must be at least 1") }
  }
}
