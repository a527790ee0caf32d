/// How an attempt ended, or a part of it.
struct AttemptEnd: Sendable {
  var outcome: DeliveryOutcome
  /// The status of the answer.
  var status: Int?
  /// Whether all of the item is done.
  var isComplete = false
  /// Whether it can never be sent, so that no request went out.
  var isUnsendable = false
  /// All entries that the server has executed.
  var doneEntries: Set<Int> = []
  /// All entries that it has refused for good, with the status of each.
  var refusedEntries: [Int: Int] = [:]
  /// Where the server has put resources.
  var locations: [String: String] = [:]
  /// How long the request was out.
  var duration = Duration.zero

  /// What it says about the server.
  var sign: ServerSign { ServerSign(outcome, status: status) }
}
