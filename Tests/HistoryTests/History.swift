import Foundation
import Glibc
import LosslessJSON

/// One history: records and their corrections on their way to a server, with everything that a plan puts in it.
final class History {
  private let plan: HistoryPlan
  private let folder: Folder
  private let server: SandboxServer
  private let disk: SmallDisk?
  private var surroundings: Surroundings?
  /// The outbox: a file, or a schema of a database.
  private let outbox: String
  private var isInDatabase: Bool { outbox.hasPrefix("postgres") }
  /// Items that the program has called delivered at any time.
  private var claims: Set<Int> = []
  /// Items that were taken up again by a decision, so that they need not be delivered now.
  private var takenUp: Set<Int> = []
  private var hasListed = false
  /// Items whose end without a delivery was looked at.
  private var deaths: Set<Int> = []
  private(set) var tally = Tally()
  /// What should not have been.
  private(set) var failures: [String] = []
  /// What was done, for whoever looks into a failure.
  private(set) var steps: [String] = []

  /// Prepares a plan, whose outbox lies in a database where one is given.
  init(_ plan: HistoryPlan, database: String? = nil) async throws {
    self.plan = plan
    folder = try Folder()
    server = SandboxServer(in: folder)
    disk = plan.hasSmallDisk ? try await SmallDisk(in: folder) : nil
    outbox = database ?? (disk?.path ?? folder.path) + "/outbox.sqlite"
  }

  /// What stands around the server, once that is there.
  private func around() throws -> Surroundings {
    guard let surroundings else { throw HistoryError("the server has not been started") }
    return surroundings
  }

  private func exporter() throws -> Exporter {
    let around = try around()
    return Exporter(
      folder: folder, server: server, base: around.base, outbox: outbox, disk: disk,
      mode: plan.mode, environment: around.environment)
  }

  /// Plays it to its end; everything that it has started ends with it.
  func play() async {
    tally.histories = 1
    do {
      try await server.start(plan.serverNature)
      surroundings = try await Surroundings(plan, server, in: folder)
      for (number, round) in plan.rounds.enumerated() { try await play(round, number) }
      try await finish()
    } catch {
      failures.append("the history could not be played: \(error)")
    }
    await surroundings?.end()
    await server.kill()
    disk?.unmount()
  }

  private func play(_ round: HistoryPlan.Round, _ number: Int) async throws {
    let input = "round-\(number).ndjson"
    try folder.write(input, round.records.ndjson)
    let start = ContinuousClock.now
    _ = try await kypho(["map", input, "--quiet", "--out", "mapped-\(number)"])
    let pace = ContinuousClock.now - start
    for (index, run) in round.runs.enumerated() {
      var options = plan.serverNature + run.serverOptions
      if case .token = run.disturbance { options.append("--require-token") }
      try await server.start(options)
      tally.add(run.disturbance, faults: run.serverOptions)
      let outcome = try await exporter().run(
        input, named: "run-\(number)-\(index)", run.disturbance,
        scale: pace * 2 + (run.serverOptions.isEmpty ? .milliseconds(150) : .milliseconds(1000)))
      try await judge(outcome, of: round, options, run.disturbance)
    }
    for decision in round.decisions {
      try await startWithoutFileTokens()
      try await decide(decision)
    }
    for key in round.retracted {
      try await startWithoutFileTokens()
      try await retract(key)
    }
  }

  /// The commands between the runs have no token file; where tokens come from a server, they take them there.
  private func startWithoutFileTokens() async throws {
    guard !plan.hasTokenServer else { return }
    try await server.start(await server.options.filter { $0 != "--require-token" })
  }

  /// Looks at how a run ended and at what the outbox says now.
  private func judge(
    _ outcome: Exporter.Outcome, of round: HistoryPlan.Round, _ options: [String],
    _ disturbance: Disturbance
  ) async throws {
    let end = outcome.end.map { "\($0)" } ?? "hung"
    steps.append(
      "\(outcome.name): \(disturbance), server \(options.joined(separator: " ")): \(end)")
    var status: Int32?
    switch outcome.end {
    case nil: fail("\(outcome.name) did not end")
    case .exited(let code)?:
      // A shell and strace end with the signal of what they ran in their status.
      if code > 128, outcome.allowedSignals.contains(code - 128) { break }
      status = code
      let known: Set<Int32> = [0, 1, 69, 73, 74, 75, 77, 78]
      if !known.contains(code) {
        fail(
          "\(outcome.name) ended with \(code): \(folder.text("\(outcome.name).err").suffix(400))")
      }
    case .killed(let signal)?:
      if !outcome.allowedSignals.contains(signal) { fail("\(outcome.name) died of \(signal)") }
    }
    tally.ends[end, default: 0] += 1
    guard let queue = try await queue() else {
      if status == 0, !round.records.current.isEmpty {
        fail("\(outcome.name) ended with 0 and there is no outbox")
      }
      return
    }
    takenUp.subtract(queue.delivered)
    let lost = claims.subtracting(queue.delivered).subtracting(takenUp)
    if !lost.isEmpty {
      fail("\(outcome.name): delivered before and not now: items \(lost.sorted())")
    }
    claims.formUnion(queue.delivered)
    lookAtDeaths(in: queue, after: outcome.name)
    guard let status else { return }
    let undelivered = round.records.current.keys.sorted().filter {
      queue.last(of: $0)?.state != "delivered"
    }
    if status == 0, !undelivered.isEmpty {
      fail("\(outcome.name) ended with 0 and has not delivered \(undelivered)")
    }
    let missing = undelivered.filter { queue.last(of: $0) == nil }
    var isAskedToEnd = false
    if case .signal = disturbance { isAskedToEnd = true }
    if status == 75 || status == 69, !missing.isEmpty, !isAskedToEnd {
      fail("\(outcome.name) ended with \(status) and has not queued \(missing)")
    }
    if let summary = try? JSONDocument(Array(folder.text("\(outcome.name).json").utf8)).value,
      let delivered = summary["items"]?["delivered"]?.integer
    {
      tally.reported += delivered
      if delivered > queue.delivered.count {
        fail("\(outcome.name) reports \(delivered) delivered; \(queue.delivered.count) are")
      }
      if let said = summary["exitStatus"]?.integer, said != Int(status) {
        fail("\(outcome.name) reports exit status \(said) and ends with \(status)")
      }
    }
  }

  /// What was refused or given up must be explained by what was done to the runs.
  private func lookAtDeaths(in queue: Queue, after name: String) {
    for item in queue.items where item.hasFailed && deaths.insert(item.id).inserted {
      tally.deaths[item.reason.code, default: 0] += 1
      if let objection = Deaths.objection(
        to: item, in: queue, clockJumps: plan.hasClockJumps)
      {
        fail("after \(name): \(objection)")
      }
    }
  }

  private func decide(_ decision: Decision) async throws {
    guard let before = try await queue() else { return }
    let (arguments, ends) = decision.command
    var command = ["outbox"] + arguments + ["--outbox", outbox, "--quiet"]
    if case .reconcile = decision {
      command += ["--server", try around().base, "--patience", "4"] + plan.mode
    }
    let (end, errors) = try await kypho(command)
    steps.append("\(decision): \(end.map { "\($0)" } ?? "hung")")
    tally.disturbances[decision.kind, default: 0] += 1
    guard case .exited(let status)? = end, ends.contains(status) else {
      return fail(
        "\(decision) ended with \(end.map { "\($0)" } ?? "nothing"): \(errors.suffix(400))")
    }
    guard let after = try await queue() else { return }
    let lost = before.delivered.subtracting(after.delivered)
    if case .retry(let key) = decision {
      takenUp.formUnion(lost)
      let others = after.items.filter { lost.contains($0.id) && $0.key != key }
      if !others.isEmpty { fail("\(decision) took up items of other keys") }
    } else if !lost.isEmpty {
      fail("\(decision): delivered before and not now: items \(lost.sorted())")
    }
    claims.formUnion(after.delivered)
  }

  private func retract(_ key: String) async throws {
    let known = try await queue()?.last(of: key) != nil
    let (end, errors) = try await kypho(
      [
        "retract", key, "--server", try around().base, "--outbox", outbox, "--patience", "4",
        "--quiet",
      ] + plan.mode)
    steps.append("retract \(key): \(end.map { "\($0)" } ?? "hung")")
    tally.retractions += 1
    let allowed: [Child.End] = [.exited(0), .exited(75), .exited(69)]
    if known, !(end.map { allowed.contains($0) } ?? false) {
      fail("retract \(key) ended with \(end.map { "\($0)" } ?? "nothing"): \(errors.suffix(400))")
    }
  }

  /// Without any more faults everything arrives, and then everything is looked at.
  private func finish() async throws {
    try await server.start(plan.serverNature)
    var records = plan.rounds.last?.records ?? plan.rounds[0].records
    for key in plan.rounds.last?.retracted ?? [] { records.remove(key) }
    try folder.write("final.ndjson", records.ndjson)
    // What was given up on the way is taken up once; from now on nothing goes wrong, and nothing may fail.
    if hasListed { _ = try await kypho(["outbox", "retry", "--outbox", outbox, "--quiet"]) }
    var isDone = false
    for attempt in 0..<8 where !isDone {
      let name = "final-\(attempt)"
      let child = try Child(
        try exporter().arguments(
          "final.ndjson", patience: isInDatabase ? 70 : 20, summary: folder.path("\(name).json")),
        named: name, in: folder, environment: try around().environment)
      let end = await child.end(within: .seconds(120))
      steps.append("\(name): \(end.map { "\($0)" } ?? "hung")")
      isDone = end == .exited(0)
      if !isDone, attempt == 7 {
        fail("the last run did not deliver everything: \(folder.text("\(name).err").suffix(600))")
      }
    }
    _ = try await kypho(["map", "final.ndjson", "--quiet", "--out", "mapped-final"])
    guard let queue = try await queue() else { return fail("there is no outbox at the end") }
    for item in queue.items where item.hasFailed && !deaths.contains(item.id) {
      fail("at the end item \(item.id) is \(item.state): \(item.reason.words)")
    }
    _ = try await kypho(["outbox", "export", "--outbox", outbox, "--out", "items"])
    var bodies: [Int: BundleEffects] = [:]
    for (name, effects) in try BundleEffects.folder(folder.path("items")) {
      if let id = Int(name.drop { !$0.isNumber }) { bodies[id] = effects }
    }
    let mapped = try BundleEffects.folder(folder.path("mapped-final"))
    let references = Set(bodies.values.flatMap { $0.effects.map(\.reference) })
    let types = Set(references.map { String($0.prefix { $0 != "/" }) })
    try await server.start(plan.serverNature.filter { $0 != "--require-token" })
    let content = try await ServerContent.read(await server.base, types: types, known: references)
    var check = HistoryCheck(
      expected: mapped.values.reduce(into: [:]) { $0.merge($1.resources) { $1 } },
      bodies: bodies, queue: queue, claims: claims, content: content,
      opensCircles: plan.opensCircles)
    if plan.choosesIDs { failures += try check.takeOwnNames() }
    failures += check.failures
    if ProcessInfo.processInfo.environment["KYPHO_HISTORY_KEEP"] != nil { print(folder.path) }
    tally.items += queue.items.count
    tally.attempts += queue.items.reduce(0) { $0 + $1.attempts }
    tally.resources += content.current.count
    tally.versions += content.histories.values.reduce(0) { $0 + $1.count }
  }

  /// What the outbox holds; nil where it was never made.
  private func queue() async throws -> Queue? {
    guard isInDatabase || FileManager.default.fileExists(atPath: outbox) else { return nil }
    let (end, errors) = try await kypho(
      ["outbox", "list", "--outbox", outbox, "--format", "json"])
    guard end == .exited(0) else {
      // A process that was killed while it made the file leaves none that can be read.
      if hasListed {
        fail("'outbox list' ended with \(end.map { "\($0)" } ?? "nothing"): \(errors)")
      }
      return nil
    }
    hasListed = true
    return try Queue(lines: folder.text("kypho.out"))
  }

  /// Runs a command of the program to its end.
  private func kypho(_ arguments: [String]) async throws -> (end: Child.End?, errors: String) {
    let child = try Child(
      [Tools.kypho] + arguments, named: "kypho", in: folder,
      environment: surroundings?.environment ?? plan.environment)
    let end = await child.end(within: .seconds(60))
    return (end, folder.text("kypho.err"))
  }

  private func fail(_ text: String) { failures.append(text) }
}
