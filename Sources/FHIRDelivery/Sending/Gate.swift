/// Whether a request may begin, as the circuit, the server's pause and the rate say together.
enum Gate: Equatable, Sendable {
  /// As many as there are places.
  case open
  /// One, to see whether the server is back.
  case probe
  /// None until that one is answered.
  case waitsForProbe
  /// None before that time.
  case closed(until: Duration, SendingEvent.WaitReason)

  init(_ circuit: Circuit, _ pause: ServerPause, _ rate: RateLimit, at now: Duration) {
    if let end = pause.end(at: now) {
      self = .closed(until: end, .serverAsked)
      return
    }
    switch circuit.permission(at: now) {
    case .nothing(let until): self = .closed(until: until, .circuitOpen)
    case .waitsForProbe: self = .waitsForProbe
    case .one: self = rate.wait(at: now).map { .closed(until: $0, .rate) } ?? .probe
    case .all: self = rate.wait(at: now).map { .closed(until: $0, .rate) } ?? .open
    }
  }

  /// Whether the server is to be left alone, so that what has not gone out yet stays here.
  var isShut: Bool {
    guard case .closed(_, let reason) = self else { return false }
    return reason != .rate
  }
}
