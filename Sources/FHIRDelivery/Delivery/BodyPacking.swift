internal import Synchronization

/// Whether bodies go out compressed, which a client cannot ask a server beforehand.
///
/// As long as no compressed body has been read, a 400 or 415 may mean the compression or the content. What is refused so was
/// not applied, so it is sent once more as it is; if that is taken, nothing is compressed any more.
final class BodyPacking: Sendable {
  private enum State {
    /// Nothing is known. Next: `read` or `refused`.
    case untried
    /// The server has read one. Final.
    case read
    /// The server took as it is what it had refused compressed. Final.
    case refused
    /// Nobody wants it. Final.
    case off
  }

  private let state: Mutex<State>

  init(isOn: Bool) {
    state = Mutex(isOn ? .untried : .off)
  }

  /// The request with its body compressed, where the server may read that and it is worth it.
  func packed(_ request: HTTPRequest) -> HTTPRequest? {
    guard state.withLock({ $0 == .untried || $0 == .read }), request.body.count > 1024,
      request.headers["Content-Encoding"] == nil, let bytes = Gzip.pack(request.body),
      bytes.count < request.body.count
    else { return nil }
    var packed = request
    packed.body = bytes
    packed.headers.appendReceived(name: "Content-Encoding", value: "gzip")
    return packed
  }

  /// Takes note of the answer to a compressed body; whether it should be sent once more as it is.
  func mayBeMisread(_ response: HTTPResponse) -> Bool {
    state.withLock { state in
      if (200..<300).contains(response.status) { state = .read }
      return state == .untried && [400, 415].contains(response.status)
    }
  }

  /// Takes note of the answer to the same body as it is: if that was taken, the compression was what was refused.
  func noteAnswer(toPlain response: HTTPResponse) {
    guard (200..<300).contains(response.status) else { return }
    state.withLock { $0 = .refused }
  }

  /// Whether a server was found that does not read compressed bodies.
  var wasMisread: Bool { state.withLock { $0 == .refused } }
}
