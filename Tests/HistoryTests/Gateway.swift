import Foundation
import Glibc

/// nginx in front of a sandbox, as hospitals have one in front of theirs.
actor Gateway {
  private let folder: Folder
  private let child: Child
  /// Where it answers: `https://127.0.0.1:40122/fhir`.
  let base: String

  /// Starts it; `server` and `location` are put into the blocks of these names.
  init(
    to upstream: String, in folder: Folder, http: String = "", server: String = "",
    location: String = ""
  ) async throws {
    self.folder = folder
    let port = try Self.freePort()
    base = "https://127.0.0.1:\(port)/fhir"
    try folder.write(
      "nginx.conf",
      """
      daemon off; worker_processes 1; pid nginx.pid; error_log stderr warn;
      \(geteuid() == 0 ? "user root;" : "")
      events { worker_connections 256; }
      http {
        access_log off; client_body_temp_path body; proxy_temp_path proxy;
        fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
        \(http)
        server {
          listen 127.0.0.1:\(port) ssl;
          ssl_certificate server.pem; ssl_certificate_key server.key;
          \(server)
          location / {
            proxy_pass \(upstream.replacing("/fhir", with: "")); proxy_http_version 1.1;
            proxy_set_header Connection "";
            \(location)
          }
        }
      }
      """)
    child = try Child(
      ["nginx", "-p", folder.path, "-c", folder.path("nginx.conf")], named: "nginx", in: folder)
    for _ in 0..<400 {
      if FileManager.default.fileExists(atPath: folder.path("nginx.pid")),
        Self.listens(on: port)
      {
        return
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw HistoryError("nginx does not start: \(folder.text("nginx.err"))")
  }

  func stop() async {
    child.send(SIGTERM)
    _ = await child.end(within: .seconds(10))
  }

  /// Makes an authority, and with it the certificates of the server and of a client.
  static func makeCertificates(in folder: Folder) async throws {
    let script = """
      set -e
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
        -subj /CN=authority -keyout ca.key -out ca.pem
      for name in server client; do
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=$name \
          -keyout $name.key -out $name.csr
        printf 'subjectAltName=IP:127.0.0.1' > $name.ext
        openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 \
          -extfile $name.ext -out $name.pem
      done
      chmod 600 *.key
      """
    let child = try Child(["sh", "-c", script], named: "openssl", in: folder)
    guard await child.end(within: .seconds(30)) == .exited(0) else {
      throw HistoryError("no certificates: \(folder.text("openssl.err"))")
    }
  }

  private static func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard result else { throw HistoryError("there is no free port") }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func listens(on port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port: port)
    return withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
