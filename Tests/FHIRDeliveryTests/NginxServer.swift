import Foundation
import TestSupport

/// nginx on a free port of 127.0.0.1, in a folder that goes with it.
final class NginxServer {
  let port: UInt16
  private let process = Process()
  private let folder: String

  static let program = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Starts with the lines of a `server` block, in which `PORT` stands for its port; nil, with a printed line, where there
  /// is no nginx.
  init?(_ lines: String) throws {
    guard let program = Self.program else {
      print("skipped: nginx is not installed")
      return nil
    }
    folder = NSTemporaryDirectory() + "nginx-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    port = try FreePort.find()
    let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(folder)/\($0);" }.joined(separator: " ")
    let configuration = """
      daemon off; master_process off; pid \(folder)/pid; error_log \(folder)/error.log;
      events { worker_connections 64; }
      http { access_log off; \(paths)
        server { \(lines.replacing("PORT", with: "127.0.0.1:\(port)")) } }
      """
    try configuration.write(toFile: "\(folder)/nginx.conf", atomically: false, encoding: .utf8)
    process.executableURL = URL(filePath: program)
    process.arguments = ["-p", folder, "-c", "\(folder)/nginx.conf", "-e", "\(folder)/error.log"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try FreePort.wait(untilListening: port)
  }

  deinit {
    // Not by SIGTERM: the threads that run tests block it, and the server inherits that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }
}

/// Ports of 127.0.0.1 for servers that must be told theirs.
enum FreePort {
  /// A port that nobody listens on.
  static func find() throws -> UInt16 {
    // A server that keeps its port without listening on it gets one from the system; it is free when that goes.
    try ScriptedServer(isListening: false) { _ in }.port
  }

  /// Waits until somebody listens, for at most 20 seconds.
  static func wait(untilListening port: UInt16) throws {
    for _ in 0..<2000 {
      if isListening(port) { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw ScriptedServerError.noPort
  }

  private static func isListening(_ port: UInt16) -> Bool {
    guard let descriptor = LocalConnection.open(port: port) else { return false }
    close(descriptor)
    return true
  }
}
