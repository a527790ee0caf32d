import TestSupport

/// What happens in a history, decided by its seed alone.
struct HistoryPlan {
  /// A version of all records, and the runs that try to deliver it.
  struct Round {
    var records: Records
    /// The keys that are retracted after the runs.
    var retracted: [String]
    var runs: [Run]
    /// What a person decides about the queue after the runs and before the retractions.
    var decisions: [Decision] = []
  }

  /// One start of the program.
  struct Run {
    var serverOptions: [String]
    var disturbance: Disturbance
  }

  let seed: UInt64
  var rounds: [Round] = []
  /// Options of every export.
  var mode: [String] = []
  /// Whether the outbox lies on a small disk of its own.
  var hasSmallDisk = false
  /// Variables of every export.
  var environment: [String: String] = [:]
  /// Options of the server that stand for what it can, not for what it does wrong.
  var serverNature: [String] = []
  /// Whether the server gives resources ids of its own.
  var choosesIDs = false
  /// Whether a gateway stands before the server that wants a client certificate.
  var hasGateway = false
  /// Whether tokens come from a token server, and are good for a moment.
  var hasTokenServer = false
  /// Whether resources that refer to each other in a circle are first stored with a reference left out.
  var opensCircles = false

  init(seed: UInt64, only: String? = nil, isInDatabase: Bool = false) {
    self.seed = seed
    var generator = SeededGenerator(seed: seed)
    let isKillOnly = only == "kill"
    hasSmallDisk =
      Tools.canMount && !isKillOnly && Int.random(in: 0..<4, using: &generator) == 0
      && !isInDatabase
    if !isKillOnly {
      speak(using: &generator)
      surround(using: &generator)
    }
    // A host that is gone holds what it had until its lease is over, and that is longer than a request may take.
    if isInDatabase { environment["KYPHO_SERVER_TIMEOUT"] = "5" }
    let count = Int.random(in: 3...10, using: &generator)
    var records = Records(
      count: count, patients: max(1, count * 2 / 3), using: &generator)
    for round in 0..<Int.random(in: 1...3, using: &generator) {
      if round > 0 { records.correct(round: round, using: &generator) }
      var runs: [Run] = []
      for _ in 0..<(isKillOnly ? 5 : Int.random(in: 1...4, using: &generator)) {
        let faults = isKillOnly ? [] : Self.faults(seed: seed, using: &generator)
        var disturbance = Disturbance.draw(
          only: only, canFillDisk: hasSmallDisk, using: &generator)
        // A token from a file and one from a server do not go together.
        if case .token = disturbance, hasTokenServer { disturbance = .none }
        runs.append(Run(serverOptions: faults, disturbance: disturbance))
      }
      var retracted: [String] = []
      if !isKillOnly, Int.random(in: 0..<3, using: &generator) == 0,
        let key = records.anyKey(using: &generator)
      {
        retracted.append(key)
      }
      let decision = isKillOnly ? nil : Decision.draw(records, using: &generator)
      rounds.append(
        Round(
          records: records, retracted: retracted, runs: runs,
          decisions: decision.map { [$0] } ?? []))
      for key in retracted { records.remove(key) }
    }
  }

  /// Decides what the server can and how it is spoken to.
  private mutating func speak(using generator: inout SeededGenerator) {
    let isLenient = Bool.random(using: &generator)
    let hasTransactions = Bool.random(using: &generator)
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: mode = ["--mode", "batch"]
    case 1: mode = ["--mode", "single"]
    case 2: serverNature = ["--no-transactions"]
    case 3:
      mode = ["--mode", "transaction"]
      environment = ["KYPHO_SERVER_MAX_ENTRIES": "12"]
      serverNature = ["--maximum-entries", "12"]
    case 4:
      serverNature = ["--no-client-ids"]
      choosesIDs = true
    default: break
    }
    guard mode.last == "batch" || mode.last == "single" || serverNature == ["--no-transactions"]
    else { return }
    if !hasTransactions { serverNature = ["--no-transactions"] }
    if isLenient { serverNature.append("--dangling-references") }
    opensCircles = !isLenient
  }

  /// Decides what stands between the program and the server.
  private mutating func surround(using generator: inout SeededGenerator) {
    let number = Int.random(in: 0..<6, using: &generator)
    hasGateway = number == 0 && Tools.hasGateway
    hasTokenServer = number == 1 && Tools.has("openssl") && TokenServerProcess.isInstalled
    if hasTokenServer { serverNature.append("--require-token") }
  }

  /// Whether a clock jumps in any of the runs.
  var hasClockJumps: Bool {
    rounds.contains { round in
      round.runs.contains { if case .clock = $0.disturbance { true } else { false } }
    }
  }

  /// What the server does wrong in one run.
  private static func faults(
    seed: UInt64, using generator: inout SeededGenerator
  ) -> [String] {
    let menu = [
      "cut:bytes=300,per-request=1,method=POST", "cut:bytes=0,probability=0.3",
      "cut:bytes=60,probability=0.2", "reset:probability=0.2", "reset:when=after,probability=0.2",
      "close:probability=0.2", "close:when=before,probability=0.2",
      "status:429,retry-after=1,probability=0.2", "status:429,retry-after-ms=120,probability=0.4",
      "status:503,retry-after-date=1,probability=0.2", "status:503,probability=0.3",
      "status:500,probability=0.2", "status:502,when=after,probability=0.2",
      "status:504,when=after,probability=0.2", "page:probability=0.1,method=POST",
      "page:when=after,probability=0.1,method=POST", "conflict:probability=0.2,method=POST",
      "conflict:409,probability=0.1,method=POST", "entries:429,probability=0.4,share=0.3",
      "entries:503,probability=0.4,share=0.3", "delay:0.15,probability=0.3",
      "delay:0.15,when=after,probability=0.3",
    ]
    var options: [String] = []
    for _ in 0..<[0, 1, 1, 2, 3][Int.random(in: 0..<5, using: &generator)] {
      options += ["--fault", menu.randomElement(using: &generator) ?? menu[0]]
    }
    if !options.isEmpty { options += ["--seed", "\(seed)"] }
    if Int.random(in: 0..<8, using: &generator) == 0 { options += ["--limit", "8"] }
    return options
  }
}
