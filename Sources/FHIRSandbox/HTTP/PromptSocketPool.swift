import FlyingSocks
import Glibc

/// A pool of sockets that send what they are given at once.
///
/// FlyingFox writes the head of a response and its body one after the other. With Nagle's algorithm on, the kernel holds
/// the second write back until the client has acknowledged the first, which a client delays by 40 ms: 23 requests a
/// second on a connection in place of 2,000. A connection takes TCP_NODELAY from the socket that it was accepted on, and
/// both are first seen here, when they wait.
struct PromptSocketPool: AsyncSocketPool {
  let base: any AsyncSocketPool

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    let noDelay = BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY)
    // A socket that is closed meanwhile has no options; that it is closed shows when it is waited for.
    try? socket.setValue(true, for: noDelay)
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
