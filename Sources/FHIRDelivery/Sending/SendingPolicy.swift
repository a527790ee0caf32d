/// How a sender behaves towards a server; the defaults suit a nightly export.
public struct SendingPolicy: Sendable, Hashable {
  /// Requests in flight at once.
  public var concurrency = 4
  /// Requests that are begun in a second at most; nil for as many as go.
  public var rate: Double?
  /// How long nothing may succeed before the run ends and keeps everything.
  public var patience = Duration.seconds(30)
  /// How often an item is sent before it is dead.
  public var maximumAttempts = 20
  /// How long an item may go on failing at a server that works, from its first such attempt, before it is dead.
  public var maximumAge = Duration.seconds(7 * 86_400)
  /// How often an item may lose against another transaction before it is dead.
  public var maximumConflicts = 8
  /// The longest first delay of a repetition; each further one may be twice as long.
  public var baseDelay = Duration.milliseconds(500)
  /// The longest delay, also where the server asks for more.
  public var maximumDelay = Duration.seconds(300)
  /// How many failures in a row, of a kind that says the server is down, open the circuit.
  public var circuitThreshold = 4
  /// How long an item is held; a sender that lives renews it.
  ///
  /// A sender makes it longer where a request may take half of it, so that whoever takes over finds no request under way.
  public var lease = Duration.seconds(60)
  /// How long a later version waits after an attempt of unknown outcome of an earlier one, which may still be under way.
  public var settlingTime = Duration.seconds(5)

  /// The defaults.
  public init() {}
}
