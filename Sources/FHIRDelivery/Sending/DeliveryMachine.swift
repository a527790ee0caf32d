/// Decides what a sender does next; it has no clock, does no I/O, and is told whatever happens.
///
/// Events come in as calls with their time, and `next` says what to do. Whoever does that tells the machine again what came
/// of it. The states here are those of the run; the circuit, the pause, the rate and the patience have theirs in files of
/// their own, and the items have theirs in the outbox.
struct DeliveryMachine: Sendable {
  enum State: Equatable, Sendable {
    /// Items are claimed and begun as far as the server allows. Next: `ending`; `ended`, where nothing is left.
    case running
    /// Nothing more is begun and what is held is given back; what is in flight is awaited. Next: `ended`; `ending` for a graver
    /// reason; `running`, where patience was lost and one of those in flight succeeds after all.
    case ending(SendingReport.End)
    /// Nothing is in flight and nothing is held. Final.
    case ended(SendingReport.End)
  }

  var state = State.running
  var circuit: Circuit
  var pause: ServerPause
  var patience: Patience
  var rate: RateLimit
  var lookahead: Lookahead
  let decision: RetryDecision
  var random: any RandomNumberGenerator & Sendable

  private let concurrency: Int
  var expectsInput: Bool
  var supply = Supply()
  /// Claimed and not begun, in their order.
  var held: [OutboxItem] = []
  /// Begun and not ended: with the server, or waiting for a place or for the next part.
  private(set) var begun: [Int64: OutboxItem] = [:]
  private var begunBytes = 0
  /// Those of them that wait for their next part.
  var parts: [Int64] = []
  /// Why the last attempt failed that did.
  var lastReason: DeliveryReason?
  /// What is refused in a row.
  var refusals = RefusalStreak()

  init(
    _ policy: SendingPolicy, expectsInput: Bool = false, at now: SendingTime,
    random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) {
    concurrency = max(policy.concurrency, 1)
    self.expectsInput = expectsInput
    self.random = random
    circuit = Circuit(policy)
    pause = ServerPause(policy)
    rate = RateLimit(perSecond: policy.rate)
    patience = Patience(policy.patience + (rate.interval ?? .zero), at: now.elapsed)
    lookahead = Lookahead(policy)
    decision = RetryDecision(policy)
  }

  /// How many items are claimed ahead at most.
  var reserve: Int { max(32, lookahead.count, min(concurrency, 256) * 2) }
  /// Whether there are leases to renew.
  var holdsItems: Bool { !held.isEmpty || !begun.isEmpty }
  /// Items that were refused one by one before it was seen that everything is, so that they are to wait again.
  var wronglyRefused: [Int64] { refusals.isWholesale ? refusals.items : [] }
  /// Requests that are out, or wait for a place.
  var inFlight: Int { begun.count - parts.count }
}

extension DeliveryMachine {
  /// What to do now.
  mutating func next(at now: SendingTime) -> Turn {
    switch state {
    case .running: runningTurn(at: now)
    case .ending(let end): endingTurn(end)
    case .ended(let end): Turn(end: end)
    }
  }

  private mutating func endingTurn(_ end: SendingReport.End) -> Turn {
    var turn = Turn(withdraws: inFlight > 0, interrupts: parts, releases: held.map(\.id))
    held = []
    if begun.isEmpty {
      state = .ended(end)
      turn.end = end
    }
    return turn
  }

  private mutating func runningTurn(at now: SendingTime) -> Turn {
    supply.look(at: now)
    var gate = gate(at: now)
    var turn = Turn(withdraws: gate.isShut && inFlight > 0)
    while let capacity = capacity(of: gate), beginNext(capacity, in: &turn) {
      circuit.begin()
      rate.begin(at: now.elapsed)
      gate = self.gate(at: now)
    }
    if supply.mayHaveMore { claim(behind: gate, in: &turn) }
    guard turn.isEmpty else { return turn }
    if let wait = wait(for: gate) { return waiting(wait, at: now, turn) }
    guard inFlight == 0, !expectsInput else { return turn }
    state = .ended(.drained)
    turn.end = .drained
    return turn
  }

  private func gate(at now: SendingTime) -> Gate { Gate(circuit, pause, rate, at: now.elapsed) }

  /// How many requests may be out, and how many beyond them may be begun; nil where none may begin.
  private func capacity(of gate: Gate) -> (places: Int, ahead: Int)? {
    switch gate {
    case .open: (concurrency, lookahead.count)
    case .probe: (inFlight + 1, 0)
    case .waitsForProbe, .closed: nil
    }
  }

  /// Claims what will begin next; where answers come at once, what begins with the claim and not more.
  private func claim(behind gate: Gate, in turn: inout Turn) {
    if let capacity = capacity(of: gate), capacity.ahead > 0, begunBytes < Lookahead.bytes,
      held.first?.isRepeatable ?? true
    {
      guard held.isEmpty else { return }
      turn.claims = max(capacity.places + capacity.ahead - inFlight, 0)
      turn.claimBegins = turn.claims
    } else if held.isEmpty || (!gate.isShut && held.count <= reserve / 2) {
      turn.claims = reserve - held.count
    }
  }

  /// Begins the next part of an item, else the first item that is held; false where nothing can begin.
  private mutating func beginNext(_ capacity: (places: Int, ahead: Int), in turn: inout Turn)
    -> Bool
  {
    if let part = parts.first {
      guard inFlight < capacity.places else { return false }
      parts.removeFirst()
      turn.continues.append(part)
      return true
    }
    guard let item = held.first else { return false }
    // What must not be sent twice is begun only when it goes out at once.
    let goesAhead = item.isRepeatable && begunBytes < Lookahead.bytes
    let limit = capacity.places + (goesAhead ? capacity.ahead : 0)
    guard inFlight < limit else { return false }
    begin(held.removeFirst())
    turn.begins.append(item.id)
    return true
  }

  /// An item goes out as soon as that is on disk, or is begun there already.
  mutating func begin(_ item: OutboxItem) {
    begun[item.id] = item
    begunBytes += item.bodyLength
  }

  /// What was begun is over, or was never sent.
  mutating func removeBegun(_ id: Int64) -> OutboxItem? {
    let item = begun.removeValue(forKey: id)
    begunBytes -= item?.bodyLength ?? 0
    return item
  }

  private func wait(for gate: Gate) -> Turn.Wait? {
    if case .closed(let until, let reason) = gate, !held.isEmpty || !parts.isEmpty {
      return Turn.Wait(until: until, reason: reason)
    }
    return supply.nextDue.map { Turn.Wait(until: $0, reason: .notDue) }
  }

  /// Waits, unless patience would be lost before.
  private mutating func waiting(_ wait: Turn.Wait, at now: SendingTime, _ turn: Turn) -> Turn {
    var turn = turn
    turn.wait = wait
    guard inFlight == 0, wait.reason != .rate, wait.until > patience.deadline else { return turn }
    if wait.reason == .notDue, expectsInput, now.elapsed < patience.deadline {
      // What comes in until then may succeed.
      turn.wait?.until = patience.deadline
      return turn
    }
    loseHeart()
    return next(at: now)
  }
}
