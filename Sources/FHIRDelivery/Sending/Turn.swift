/// What a sender does next, as its machine says.
struct Turn: Equatable, Sendable {
  /// Whether what was begun and has not gone out yet is taken back.
  var withdraws = false
  /// Items whose next part does not go out any more.
  var interrupts: [Int64] = []
  /// Items that are given back unsent.
  var releases: [Int64] = []
  /// Items whose next part goes out.
  var continues: [Int64] = []
  /// Items that go out as soon as that is on disk.
  var begins: [Int64] = []
  /// How many items are claimed.
  var claims = 0
  /// How many of these begin with the claim, and go out as soon as it is on disk.
  var claimBegins = 0
  /// Where there is nothing to do before a time: until when, and why.
  var wait: Wait?
  /// Where it is all over: how.
  var end: SendingReport.End?

  /// A time before which nothing is to be done, unless something happens.
  struct Wait: Equatable, Sendable {
    var until: Duration
    var reason: SendingEvent.WaitReason
  }

  /// Whether it asks for nothing.
  var isEmpty: Bool {
    interrupts.isEmpty && releases.isEmpty && continues.isEmpty && begins.isEmpty && claims == 0
      && end == nil
  }
}
