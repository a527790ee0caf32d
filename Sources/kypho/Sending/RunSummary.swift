import FHIRDelivery

/// What a run did, for a person, for a program that reads JSON, and for a collector of figures.
struct RunSummary {
  /// The command: `export`, `post`.
  var command: String
  /// When it began and ended, by the wall clock.
  var began: UnixTime
  var ended: UnixTime
  /// The server's base.
  var server: String?
  /// Where the queue lies.
  var outbox: String?
  /// What was read and queued.
  var intake = Intake()
  /// What was sent.
  var tally = SendingTally()
  /// What other processes did meanwhile with items that were queued here.
  var others = OthersWork()
  /// Whether it is not over yet.
  var isUnderWay = false
  /// How the sending ended; nil where nothing was to be sent or it broke off.
  var end: SendingReport.End?
  /// What is in the queue now.
  var status: OutboxStatus?
  /// What went wrong as a whole, in words.
  var failure: String?
  /// The files that were written.
  var files: [String: String] = [:]
  /// What the program ends with.
  var exitStatus = ExitStatus.clean

  /// What came in.
  struct Intake {
    /// Records, or bundles, that were read.
    var read = 0
    /// Those that are not fit to go on.
    var rejected = 0
    /// Items that were queued.
    var queued = 0
    /// Items that were not, because the outbox has the same content already.
    var unchanged = 0
  }

  /// Items that are not settled, so that the next run goes on with them.
  var keptCount: Int { status?.unsettledCount ?? 0 }
}

extension OutboxStatus {
  /// Items that are not settled.
  var unsettledCount: Int {
    counts.reduce(0) { $0 + ($1.key.isSettled ? 0 : $1.value) }
  }

  /// Items in a state.
  subscript(state: OutboxState) -> Int { counts[state] ?? 0 }
}

extension SendingReport.End {
  /// The end's name in records.
  var name: String {
    switch self {
    case .drained: "drained"
    case .stopped: "stopped"
    case .outOfPatience: "out-of-patience"
    case .needsChange: "needs-change"
    }
  }

  /// Why it ended before the queue did.
  var reason: DeliveryReason? {
    switch self {
    case .drained, .stopped: nil
    case .outOfPatience(let reason), .needsChange(let reason): reason
    }
  }
}
