internal import Glibc

/// Runs a program without a shell and takes what it prints, up to a limit and for a limited time.
///
/// Its standard input is empty, its errors go nowhere: both could hold a secret. It is in a process group of its own, so
/// that what it started ends with it.
enum CommandRun {
  /// Why there is no output.
  enum Fault: Error, Hashable {
    /// There is no such program, or it cannot be run.
    case cannotStart
    /// It ended with a status other than 0, or by a signal.
    case failed(Int32)
    /// It took too long and was ended.
    case timeout
    /// It printed too much and was ended.
    case tooMuch
  }

  /// Runs a program, which is looked for in `PATH` where it has no slash.
  static func output(
    of arguments: [String], timeout: Duration, limit: Int
  ) async throws(Fault) -> [UInt8] {
    let result: Result<[UInt8], Fault> = await withCheckedContinuation { continuation in
      let work: @Sendable () -> Void = {
        continuation.resume(returning: run(arguments, timeout: timeout, limit: limit))
      }
      if !SystemThread.start(work) { continuation.resume(returning: .failure(.cannotStart)) }
    }
    return try result.get()
  }

  private static func run(
    _ arguments: [String], timeout: Duration, limit: Int
  ) -> Result<[UInt8], Fault> {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failure(.cannotStart) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    guard let child = spawn(arguments, output: ends[1]) else {
      close(ends[1])
      return .failure(.cannotStart)
    }
    close(ends[1])

    let deadline = ContinuousClock.now + timeout
    let read = drain(ends[0], until: deadline, limit: limit)
    // Whoever closes its output may live on all the same.
    let ended: Int32? = if case .success = read { status(of: child, until: deadline) } else { nil }
    guard let status = ended else {
      kill(-child, SIGKILL)
      while waitpid(child, nil, 0) < 0, errno == EINTR {}
      return if case .failure = read { read } else { .failure(.timeout) }
    }
    guard case .success(let bytes) = read else { return read }
    guard status == 0 else {
      return .failure(.failed(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)))
    }
    return .success(bytes)
  }

  /// The status with which the program ends; nil where it does not until then.
  private static func status(of child: pid_t, until end: ContinuousClock.Instant) -> Int32? {
    var status: Int32 = 0
    var pause: UInt32 = 250
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status }
      if ended < 0, errno != EINTR { return nil }
      guard .now < end else { return nil }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  /// Reads until the end, which comes when the program and whatever inherited its output are gone.
  private static func drain(
    _ descriptor: Int32, until end: ContinuousClock.Instant, limit: Int
  ) -> Result<[UInt8], Fault> {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let left = end - .now
      guard left > .zero else { return .failure(.timeout) }
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&entry, 1, Int32(clamping: left.milliseconds))
      if ready == 0 { return .failure(.timeout) }
      if ready < 0 {
        if errno == EINTR { continue }
        return .failure(.cannotStart)
      }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return .success(bytes) }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else { return .failure(.tooMuch) }
    }
  }

  private static func spawn(_ arguments: [String], output: Int32) -> pid_t? {
    guard let program = arguments.first else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The thread has blocked SIGPIPE, and the process may ignore it; a program expects neither.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var pipes = sigset_t()
    sigemptyset(&pipes)
    sigaddset(&pipes, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &pipes)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var pointers = arguments.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var child: pid_t = 0
    guard posix_spawnp(&child, program, &actions, &attributes, pointers, environ) == 0 else {
      return nil
    }
    return child
  }
}
