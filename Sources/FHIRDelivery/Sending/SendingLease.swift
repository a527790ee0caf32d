internal import Synchronization

/// Until when what a sender has claimed is its own, for whoever lets its requests out.
///
/// Each exchange with the outbox renews it. A machine that was suspended in between may have lost what it had begun to another
/// one, which has sent it and perhaps a later version since; so nothing goes out any more on a lease that is over, not even
/// once it is renewed. Two clocks are asked: where a virtual machine was paused, the one that never jumps stood still too.
final class SendingLease: Sendable {
  private struct Content {
    var term = 0
    var end: (elapsed: Duration, wall: UnixTime)?
  }

  private let content = Mutex(Content())
  private let length: Duration
  private let clock: any SendingClock

  init(_ length: Duration, _ clock: any SendingClock) {
    self.length = length
    self.clock = clock
  }

  /// Takes note that it was renewed, as of a moment before; gives the term that what begins now belongs to.
  func renew(from time: SendingTime, wall: UnixTime) -> Int {
    content.withLock { content in
      if isOver(content.end, leaving: .zero) { content.term += 1 }
      content.end = (time.elapsed + length, wall + length)
      return content.term
    }
  }

  /// Whether a request may go out for what began in that term: the half that is left is more than the request may take.
  func allows(_ term: Int) -> Bool {
    content.withLock { content in
      content.term == term && !isOver(content.end, leaving: length / 2)
    }
  }

  private func isOver(
    _ end: (elapsed: Duration, wall: UnixTime)?, leaving rest: Duration
  ) -> Bool {
    guard let end else { return false }
    return clock.now().elapsed + rest > end.elapsed || clock.wallClock + rest > end.wall
  }
}
