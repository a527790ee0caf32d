import Foundation

/// `fhir-suites`, run as a process of its own.
enum SuiteProgram {
  /// The program beside the tests.
  static let path: String = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("fhir-suites").path
  }()

  /// What a process has ended with.
  struct Result {
    var status: Int32
    var output: [UInt8]

    /// The lines of standard output.
    var lines: [[UInt8]] { output.split(separator: UInt8(ascii: "\n")).map(Array.init) }
  }

  /// Runs a suite to its end.
  ///
  /// - Parameters:
  ///   - arguments: the command line after the program's name.
  ///   - meanwhile: what is done while it runs, with its process number.
  /// - Returns: what it said and how it ended.
  /// - Throws: where it cannot be started.
  static func run(
    _ arguments: [String], meanwhile: (Int32) async throws -> Void = { _ in }
  ) async throws -> Result {
    let output = FileManager.default.temporaryDirectory
      .appendingPathComponent("fhir-suites-\(UUID().uuidString)")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let handle = try FileHandle(forWritingTo: output)
    // A process keeps its handles for ever.
    defer { try? handle.close() }
    process.standardOutput = handle
    let (ends, end) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = {
      end.yield($0.terminationStatus)
      end.finish()
    }
    try process.run()
    try await meanwhile(process.processIdentifier)
    var status: Int32 = -1
    for await ended in ends { status = ended }
    return Result(status: status, output: [UInt8](try Data(contentsOf: output)))
  }
}
