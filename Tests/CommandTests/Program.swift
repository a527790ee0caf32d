import Foundation
import Synchronization
import Testing

/// The program, run as a process of its own: what is tested is what a user starts.
enum Program {
  /// `KYPHO` names another build; otherwise it is the one beside the tests.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["KYPHO"], !path.isEmpty { return path }
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("kypho").path
  }()

  /// What a process has ended with.
  struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Runs a command to its end.
  ///
  /// - Parameters:
  ///   - arguments: the command line after the program's name.
  ///   - folder: the working folder.
  ///   - input: what stands on standard input.
  ///   - environment: variables beside the few that every run has.
  ///   - meanwhile: what is done while it runs, with its process number.
  /// - Returns: what it said and how it ended.
  /// - Throws: where it cannot be started.
  static func run(
    _ arguments: String..., in folder: Folder, input: String = "",
    environment: [String: String] = [:],
    meanwhile: (Int32) async throws -> Void = { _ in }
  ) async throws -> Result {
    try await run(
      path, arguments, in: folder, input: input, environment: environment, meanwhile: meanwhile)
  }

  /// Runs a command to its end, with its arguments as a list.
  static func run(_ arguments: [String], in folder: Folder) async throws -> Result {
    try await run(path, arguments, in: folder, environment: [:])
  }

  /// Runs a line of the shell in which `$KYPHO` is the program.
  static func shell(_ line: String, in folder: Folder) async throws -> Result {
    try await run("/bin/sh", ["-c", line], in: folder, environment: ["KYPHO": path])
  }

  private static func run(
    _ executable: String, _ arguments: [String], in folder: Folder, input: String = "",
    environment: [String: String], meanwhile: (Int32) async throws -> Void = { _ in }
  ) async throws -> Result {
    // Files take any amount without anybody reading at the same time.
    let streams = try Folder()
    try streams.write("input", input)
    try streams.write("output", "")
    try streams.write("errors", "")
    let process = process(executable, arguments, in: folder, environment: environment)
    let input = try FileHandle(forReadingFrom: streams.url("input"))
    let output = try FileHandle(forWritingTo: streams.url("output"))
    let errors = try FileHandle(forWritingTo: streams.url("errors"))
    // A process keeps its handles for ever.
    defer { for handle in [input, output, errors] { try? handle.close() } }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    let (ends, end) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = {
      end.yield($0.terminationStatus)
      end.finish()
    }
    try process.run()
    do {
      try await meanwhile(process.processIdentifier)
    } catch {
      process.terminate()
      throw error
    }
    var status: Int32 = -1
    for await ended in ends { status = ended }
    return Result(
      status: status, output: try streams.text("output"), errors: try streams.text("errors"))
  }

  /// A process that is not started yet; of the tester's own environment and settings it sees nothing.
  static func process(
    _ executable: String, _ arguments: [String], in folder: Folder,
    environment: [String: String] = [:]
  ) -> Process {
    let own = ProcessInfo.processInfo.environment
    let kept = ["PATH", "LD_LIBRARY_PATH"].compactMap { name in own[name].map { (name, $0) } }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = Dictionary(uniqueKeysWithValues: kept)
      .merging(["HOME": folder.path, "COLUMNS": "80"]) { $1 }
      .merging(environment) { $1 }
    return process
  }
}
