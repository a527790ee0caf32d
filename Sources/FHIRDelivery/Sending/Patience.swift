/// How long a run goes on without any success.
///
/// What counts is the time since the server last answered something for good, delivered or refused. It counts whether it
/// went by in failures or in waits, also in those that the server asked for: one that says "in 20 s" again and again is
/// not one to stay for. A wait that would end after the patience is not begun. Time in which there was nothing to send does
/// not count, and a rate of one's own adds the time between two requests. A run in which things keep succeeding never ends
/// by it, nor does one whose requests are all still out: it is lost by a failure or a wait, never by a slow answer.
struct Patience: Sendable {
  private let limit: Duration
  private var since: Duration

  init(_ limit: Duration, at now: Duration) {
    self.limit = max(limit, .zero)
    since = now
  }

  /// When it is over.
  var deadline: Duration { since + limit }

  /// Something succeeded, or there is something to do again.
  mutating func restart(at now: Duration) { since = max(since, now) }
}
