/// An item on its way, with what is known of it that is not on disk.
struct SendingJob: Sendable {
  /// With its body, and the entries done that are known of.
  var item: OutboxItem
  /// Which part of it goes next, from 1.
  var part = 1
  /// Where the server has put what it refers to, once that was looked up.
  var locations: [String: String]?
  /// Where the server has put what it holds.
  var learned: [String: String] = [:]
  /// Which term of the lease it began in.
  var term = 0
  /// When its first part went out.
  var beganAt: UnixTime?
  /// How long its parts were out.
  var duration = Duration.zero

  init(_ item: OutboxItem) { self.item = item }

  /// What the attempt is called.
  var attemptID: String { "\(item.requestID)-\(item.attempts + 1)" }

  /// What the request is called: like the attempt, and a later part of it with its number.
  var requestID: String { part == 1 ? attemptID : "\(attemptID).\(part)" }
}
