import Foundation
import Glibc

/// Starts the program as a plan says, and disturbs it.
struct Exporter {
  let folder: Folder
  let server: SandboxServer
  /// Where the server is reached: by itself, or through what stands before it.
  let base: String
  /// Where the outbox lies: a file, or a schema of a database.
  let outbox: String
  let disk: SmallDisk?
  let mode: [String]
  let environment: [String: String]

  /// How a run ended; nil where it hung and had to be killed.
  struct Outcome {
    var end: Child.End?
    var name: String
    /// The ends that the disturbance explains by itself.
    var allowedSignals: Set<Int32> = []
  }

  /// The arguments of an export of a file.
  func arguments(_ input: String, patience: Int, summary: String) -> [String] {
    [
      Tools.kypho, "export", input, "--server", base, "--outbox", outbox, "--patience",
      "\(patience)", "--summary", summary, "--quiet",
    ] + mode
  }

  /// Runs an export under a disturbance; `scale` is what an undisturbed one takes.
  func run(
    _ input: String, named name: String, _ disturbance: Disturbance, scale: Duration
  ) async throws -> Outcome {
    let command = arguments(input, patience: 4, summary: folder.path("\(name).json"))
    var outcome = Outcome(name: name)
    var prefix: [String] = []
    var environment = environment
    var companion: Child?
    switch disturbance {
    case .clock(let seconds, let time):
      environment["LD_PRELOAD"] = Tools.wrongClock
      environment["WRONG_CLOCK_SECONDS"] = "\(seconds)"
      environment["WRONG_CLOCK_AFTER"] = "\(time)"
    case .fileLimit(let blocks):
      prefix = ["sh", "-c", "ulimit -f \(blocks); exec \"$@\"", "sh"]
      outcome.allowedSignals = [SIGXFSZ]
    case .fullDisk(let kilobytes): try disk?.fill(leaving: kilobytes)
    case .systemCall(let calls, let what, let time):
      prefix = [
        "strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=\(calls)", "-e",
        "inject=\(calls):\(what):when=\(time)",
      ]
      outcome.allowedSignals = [SIGKILL]
    case .faultInjection(let point, let probability):
      prefix = [
        "fiu-run", "-x", "-f", folder.path("fiu"), "-c",
        "enable_random name=\(point),probability=\(probability)",
      ]
    case .token(let seconds):
      try writeToken(seconds: seconds)
      environment["KYPHO_SERVER_BEARER_TOKEN_FILE"] = folder.path("token")
    case .secondSender:
      let other = arguments(
        input, patience: 4, summary: folder.path("\(name)-other.json"))
      companion = try Child(other, named: "\(name)-other", in: folder, environment: environment)
    case .none, .signal, .serverKill: break
    }
    let child = try Child(prefix + command, named: name, in: folder, environment: environment)
    switch disturbance {
    case .signal(let signal, let share):
      try await Task.sleep(for: scale * share)
      child.send(signal)
      // One that comes before the program listens to it ends it as it ends any other.
      outcome.allowedSignals = [signal]
    case .serverKill(let share, let away):
      try await Task.sleep(for: scale * share)
      try await server.killAndComeBack(after: .zero, away: .milliseconds(away))
    case .token(let seconds):
      try await Task.sleep(for: .milliseconds(seconds * 1000 + 300))
      try writeToken(seconds: 3600)
    default: break
    }
    outcome.end = await child.end(within: .seconds(90))
    if let companion, await companion.end(within: .seconds(90)) == nil { outcome.end = nil }
    disk?.clear()
    return outcome
  }

  private func writeToken(seconds: Int) throws {
    // Whoever reads it meanwhile gets the old one or the new one, whole.
    let time = Int(Date().timeIntervalSince1970) + seconds
    try folder.write("token.new", "expires.\(time)\n")
    _ = rename(folder.path("token.new"), folder.path("token"))
  }
}

/// A file system with little room.
final class SmallDisk: Sendable {
  let path: String

  init?(in folder: Folder) async throws {
    path = folder.path("disk")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let mount = try Child(
      ["mount", "-t", "tmpfs", "-o", "size=32m,mode=700", "tmpfs", path], named: "mount", in: folder
    )
    guard await mount.end() == .exited(0) else { return nil }
  }

  /// Takes all room but so much.
  func fill(leaving kilobytes: Int) throws {
    clear()
    var statistics = statvfs()
    guard statvfs(path, &statistics) == 0 else { return }
    let free = Int(statistics.f_bavail) * Int(statistics.f_frsize) - kilobytes * 1024
    guard free > 0 else { return }
    try Data(count: free).write(to: URL(fileURLWithPath: "\(path)/ballast"))
  }

  func clear() { unlink("\(path)/ballast") }

  func unmount() { umount2(path, Int32(MNT_DETACH)) }
}
