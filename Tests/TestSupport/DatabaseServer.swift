import Foundation

/// A PostgreSQL server of its own in a temporary folder, reached by a socket there and by nothing else.
///
/// A shell holds it and ends it as soon as nobody writes to that shell any more, so it ends with the test run however
/// that ends.
public final class DatabaseServer: Sendable {
  /// Where the server's programs are, if it is installed.
  public static let programs: String? = {
    let versions = "/usr/lib/postgresql"
    let installed = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders =
      installed.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(versions)/\($0)/bin" }
      + path.split(separator: ":").map(String.init)
    return folders.first { folder in
      ["initdb", "pg_ctl", "postgres"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
      }
    }
  }()

  private let folder: String
  private let shell = Process()
  private let commands = Pipe()
  private let answers = Pipe()

  /// Makes a database and starts its server.
  public init(programs: String) throws {
    // Not the system's folder for such files, whose name may be longer than a socket's may be.
    folder = "/tmp/outbox-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script = [Self.script, "server", folder, programs]
    if getuid() == 0 {
      // PostgreSQL does not run as root.
      let user = getpwnam("postgres") ?? getpwnam("nobody")
      let (owner, group) = (user?.pointee.pw_uid ?? 65534, user?.pointee.pw_gid ?? 65534)
      chown(folder, owner, group)
      shell.executableURL = URL(filePath: "/usr/bin/env")
      shell.arguments =
        ["setpriv", "--reuid", "\(owner)", "--regid", "\(group)", "--clear-groups", "sh", "-c"]
        + script
    } else {
      shell.executableURL = URL(filePath: "/bin/sh")
      shell.arguments = ["-c"] + script
    }
    for handle in [commands.fileHandleForWriting, answers.fileHandleForReading] {
      _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    shell.currentDirectoryURL = URL(filePath: folder)
    shell.standardInput = commands
    shell.standardOutput = answers
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    try wait()
  }

  private static let script = """
    folder=$1 bin=$2
    "$bin/initdb" -D "$folder/data" -U outbox -A trust -E UTF8 --no-locale --no-sync \
      >"$folder/log" 2>&1
    echo 'local all guarded scram-sha-256' >"$folder/data/pg_hba.conf"
    echo 'local all all trust' >>"$folder/data/pg_hba.conf"
    start() {
      "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
        -o "-k $folder -c listen_addresses= -c fsync=off -c max_connections=400" \
        start >/dev/null && echo ready
    }
    stop() { "$bin/pg_ctl" -D "$folder/data" -m "$1" -w stop >/dev/null; }
    start || echo failed
    while read -r command; do
      case $command in
        restart) stop fast; start ;;
        stop) stop fast; echo ready ;;
        start) start ;;
        end) break ;;
      esac
    done
    stop immediate
    rm -rf "$folder"
    """

  /// The address of a schema in its database.
  public func url(schema: String, user: String = "outbox", database: String = "postgres") -> String
  {
    "postgres:///\(database)?host=\(folder)&user=\(user)&schema=\(schema)"
  }

  /// Has the shell do something: `stop`, `start`, `restart`.
  public func perform(_ command: String) throws {
    try commands.fileHandleForWriting.write(contentsOf: Data("\(command)\n".utf8))
    try wait()
  }

  /// Ends the server and removes its folder.
  public func end() {
    // Said, and not only closed: a process that another test starts meanwhile may hold the pipe too.
    try? commands.fileHandleForWriting.write(contentsOf: Data("end\n".utf8))
    try? commands.fileHandleForWriting.close()
    shell.waitUntilExit()
  }

  private func wait() throws {
    let answer = answers.fileHandleForReading.availableData
    guard answer == Data("ready\n".utf8) else {
      let log = try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)
      throw DatabaseServerError(log: log ?? "no log")
    }
  }
}

/// A server that does not start, with what it said.
public struct DatabaseServerError: Error {
  /// The end of its log.
  public let log: String
}
