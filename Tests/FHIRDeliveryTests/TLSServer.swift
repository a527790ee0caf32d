import Foundation

/// `openssl s_server` on a free port of 127.0.0.1, with certificates made for the test.
final class TLSServer {
  let port: UInt16
  private let process = Process()

  /// Starts a server that answers every GET with a page; nil where there is no `openssl`.
  init?(certificate: Certificates.Pair, options: [String] = []) throws {
    guard let openssl = Certificates.openssl else { return nil }
    process.executableURL = openssl
    process.arguments =
      ["s_server", "-accept", "127.0.0.1:0", "-naccept", "20", "-www"]
      + ["-cert", certificate.certificate, "-key", certificate.key] + options
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It says `ACCEPT 127.0.0.1:PORT` once it listens.
    var text = ""
    while !text.contains("\n") || !text.contains("ACCEPT ") {
      let chunk = output.fileHandleForReading.availableData
      if chunk.isEmpty { throw ScriptedServerError.noPort }
      text += String(decoding: chunk, as: UTF8.self)
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT ") }
    guard let port = line?.split(separator: ":").last.flatMap({ UInt16($0) }) else {
      throw ScriptedServerError.noPort
    }
    self.port = port
  }

  deinit {
    // Not by SIGTERM: the threads that run tests block it, and the server inherits that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// A certificate authority and servers' certificates in a folder that goes with them.
final class Certificates {
  struct Pair {
    let certificate: String
    let key: String
  }

  static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(filePath: $0) }

  let authority: Pair
  private let folder: String

  /// Makes the authority; nil, with a printed line, where there is no `openssl`.
  init?() throws {
    guard Self.openssl != nil else {
      print("skipped: openssl is not installed")
      return nil
    }
    folder = NSTemporaryDirectory() + "certificates-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    authority = Pair(certificate: "\(folder)/ca.pem", key: "\(folder)/ca.key")
    try Self.run(
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        + ["-subj", "/CN=Test Authority", "-days", "2", "-keyout", authority.key]
        + ["-out", authority.certificate])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Signs a certificate for some names: `DNS:localhost`, `IP:127.0.0.1`; negative days are past.
  func pair(for names: String, days: Int = 2) throws -> Pair {
    let base = "\(folder)/\(UUID().uuidString)"
    let pair = Pair(certificate: "\(base).pem", key: "\(base).key")
    try "subjectAltName=\(names)\n".write(
      toFile: "\(base).cnf", atomically: false, encoding: .utf8)
    try Self.run(
      ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        + ["-subj", "/CN=server", "-keyout", pair.key, "-out", "\(base).csr"])
    try Self.run(
      ["x509", "-req", "-in", "\(base).csr", "-CA", authority.certificate]
        + ["-CAkey", authority.key, "-CAcreateserial", "-days", "\(days)"]
        + ["-extfile", "\(base).cnf", "-out", pair.certificate])
    return pair
  }

  static func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = openssl
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ScriptedServerError.closed }
  }
}
