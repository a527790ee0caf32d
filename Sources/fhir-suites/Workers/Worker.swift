import Foundation

/// This program once more, which does one task at a time and may crash at it.
///
/// It is given a task as a line, and answers with a line.
final class Worker {
  /// How a task ended.
  enum Answer {
    case line([UInt8])
    /// The worker is gone; why, in words.
    case crash(String)
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let patience: Int32

  /// Starts a worker.
  ///
  /// - Parameters:
  ///   - arguments: what makes this program a worker.
  ///   - patience: the seconds after which it is taken to hang.
  /// - Throws: where it cannot be started.
  init(arguments: [String], patience: Int) throws {
    self.patience = Int32(clamping: patience * 1000)
    process.executableURL = try Self.program()
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    // A crash is told in the results; its stack on the terminal would hide everything else.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_BACKTRACE": "enable=no"]) { own, _ in own }
    try process.run()
  }

  deinit { stop() }

  /// Gives a task, and waits for the answer.
  func answer(to task: String) -> Answer {
    do {
      try input.fileHandleForWriting.write(contentsOf: Data((task + "\n").utf8))
    } catch {
      return .crash(ending())
    }
    let descriptor = output.fileHandleForReading.fileDescriptor
    let deadline = ContinuousClock.now.advanced(by: .milliseconds(Int(patience)))
    var line: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while line.last != UInt8(ascii: "\n") {
      let left = ContinuousClock.now.duration(to: deadline)
      let milliseconds =
        left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wanted, 1, Int32(clamping: max(milliseconds, 0)))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else {
        stop()
        return .crash("no answer within \(patience / 1000) s")
      }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return .crash(ending()) }
      line += buffer[..<count]
    }
    return .line(line)
  }

  /// Ends it.
  func stop() {
    try? input.fileHandleForWriting.close()
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  private func ending() -> String {
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
      ? "ended by signal \(process.terminationStatus)"
      : "ended with status \(process.terminationStatus)"
  }

  private static func program() throws -> URL {
    #if os(Linux)
      return URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    #else
      guard let path = Bundle.main.executableURL else {
        throw SuiteError("the path of this program is not known")
      }
      return path
    #endif
  }
}
