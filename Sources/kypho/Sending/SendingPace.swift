/// How fast things are done lately, so that a guess of the rest follows what the server does now.
struct SendingPace {
  /// How far it looks back.
  private static let window = Duration.seconds(15)

  private var samples: [(time: ContinuousClock.Instant, count: Int)] = []

  /// Notes a count that only grows; four times a second at most.
  mutating func note(_ count: Int, at now: ContinuousClock.Instant) {
    if let last = samples.last, now < last.time + .milliseconds(250) { return }
    samples.append((now, count))
    // One sample from before the window stays, so that the window is covered whole.
    while samples.count > 2, samples[1].time + Self.window < now { samples.removeFirst() }
  }

  /// How many a second; nil where too little was seen.
  func perSecond(_ count: Int, at now: ContinuousClock.Instant) -> Double? {
    guard let first = samples.first, count > first.count else { return nil }
    let seconds = first.time.duration(to: now) / .seconds(1)
    return seconds >= 0.5 ? Double(count - first.count) / seconds : nil
  }
}
