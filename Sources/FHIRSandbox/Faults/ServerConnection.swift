import Glibc

/// The socket of a connection that this process has accepted, found by the port at its other end.
struct ServerConnection {
  private let descriptor: Int32

  /// Looks through the open sockets; the server does not hand its own out.
  init?(peerPort: UInt16) {
    for descriptor in Int32(3)..<Int32(4096) {
      guard Self.peerPort(of: descriptor) == peerPort else { continue }
      self.descriptor = descriptor
      return
    }
    return nil
  }

  /// With this set, closing it sends RST and drops what is unsent.
  func resetAtEnd() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private static func peerPort(of descriptor: Int32) -> UInt16? {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getpeername(descriptor, $0, &length)
      }
    }
    guard result == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
    return UInt16(bigEndian: address.sin_port)
  }
}
