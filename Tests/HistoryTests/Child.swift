import Foundation
import Glibc
import Synchronization

/// A process that a history has started, with all that this starts: they are a group of their own, and end together.
final class Child: Sendable {
  /// How a process ended.
  enum End: Sendable, Hashable, CustomStringConvertible {
    case exited(Int32)
    case killed(Int32)

    var description: String {
      switch self {
      case .exited(let status): "exit \(status)"
      case .killed(let signal): "signal \(signal)"
      }
    }
  }

  private struct State {
    var end: End?
    var waiting: [CheckedContinuation<End, Never>] = []
  }

  let id: pid_t
  private let state = Mutex(State())

  /// Starts a command whose output and errors go to files of the folder: `NAME.out` and `NAME.err`.
  init(
    _ command: [String], named name: String, in folder: Folder, environment: [String: String] = [:]
  ) throws {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, ending) in [(Int32(1), "out"), (2, "err")] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, folder.path("\(name).\(ending)"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    let variables = Self.environment(folder).merging(environment) { $1 }
    // env goes to the folder and becomes the command.
    var arguments = (["env", "-C", folder.path] + command).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + settings { free(text) } }
    var id: pid_t = 0
    let error = posix_spawnp(&id, "env", &actions, &attributes, &arguments, &settings)
    guard error == 0 else { throw HistoryError("a process cannot be started: error \(error)") }
    self.id = id
    Thread.detachNewThread { self.await() }
  }

  /// Of the tester's own environment and settings it sees nothing.
  private static func environment(_ folder: Folder) -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    var kept = ["HOME": folder.path, "COLUMNS": "80"]
    for name in ["PATH", "LD_LIBRARY_PATH"] { kept[name] = own[name] }
    return kept
  }

  /// Blocks a thread until the process is over.
  private func await() {
    var information = siginfo_t()
    // It stays there until nobody can send it a signal any more: its number may be another's then.
    while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    let (end, waiting) = state.withLock { state in
      var status: Int32 = 0
      waitpid(id, &status, 0)
      let signal = status & 0x7F
      let end: End = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
      state.end = end
      defer { state.waiting = [] }
      return (end, state.waiting)
    }
    for continuation in waiting { continuation.resume(returning: end) }
  }

  /// Sends a signal to the process itself.
  func send(_ signal: Int32) {
    state.withLock { if $0.end == nil { _ = kill(id, signal) } }
  }

  /// Whether it is over.
  var hasEnded: Bool { state.withLock { $0.end != nil } }

  /// Waits for its end.
  func end() async -> End {
    await withCheckedContinuation { continuation in
      let end = state.withLock { state in
        if state.end == nil { state.waiting.append(continuation) }
        return state.end
      }
      if let end { continuation.resume(returning: end) }
    }
  }

  /// Waits for its end until a time, and kills it and what it has started then; nil where that was needed.
  func end(within duration: Duration) async -> End? {
    let watch = Task {
      try await Task.sleep(for: duration)
      self.state.withLock { if $0.end == nil { _ = kill(-self.id, SIGKILL) } }
      return true
    }
    let end = await end()
    watch.cancel()
    return (try? await watch.value) == true ? nil : end
  }
}
