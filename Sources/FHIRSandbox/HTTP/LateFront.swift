import FlyingFox

/// Keeps requests waiting that come before the server is ready to answer them.
actor LateFront: HTTPHandler {
  private var front: HTTPFront?
  private var waiting: [CheckedContinuation<HTTPFront, Never>] = []

  /// Lets the front answer what waits and what comes.
  func open(_ front: HTTPFront) {
    self.front = front
    for continuation in waiting { continuation.resume(returning: front) }
    waiting = []
  }

  nonisolated func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    try await opened().handleRequest(request)
  }

  private func opened() async -> HTTPFront {
    if let front { return front }
    return await withCheckedContinuation { waiting.append($0) }
  }
}
