import Foundation
import Glibc
import LosslessJSON

/// One history: records and their corrections on their way to a server, with everything that a plan puts in it.
final class History {
  private let plan: HistoryPlan
  private let folder: Folder
  private let server: SandboxServer
  private var exporter: Exporter
  private var disk: SmallDisk?
  /// Items that the program has called delivered at any time.
  private var claims: Set<Int> = []
  private var hasListed = false
  private(set) var tally = Tally()
  /// What should not have been.
  private(set) var failures: [String] = []
  /// What was done, for whoever looks into a failure.
  private(set) var steps: [String] = []

  init(_ plan: HistoryPlan) async throws {
    self.plan = plan
    folder = try Folder()
    server = SandboxServer(in: folder)
    if plan.hasSmallDisk { disk = try await SmallDisk(in: folder) }
    exporter = Exporter(
      folder: folder, server: server, disk: disk, mode: plan.mode, environment: plan.environment)
  }

  /// Plays it to its end; everything that it has started ends with it.
  func play() async {
    tally.histories = 1
    do {
      try await server.start(plan.serverNature)
      for (number, round) in plan.rounds.enumerated() { try await play(round, number) }
      try await finish()
    } catch {
      failures.append("the history could not be played: \(error)")
    }
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
      let outcome = try await exporter.run(
        input, named: "run-\(number)-\(index)", run.disturbance,
        scale: pace * 2 + (run.serverOptions.isEmpty ? .milliseconds(150) : .milliseconds(1000)))
      try await judge(outcome, of: round, options, run.disturbance)
    }
    for key in round.retracted {
      try await server.start(await server.options.filter { $0 != "--require-token" })
      try await retract(key)
    }
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
    let lost = claims.subtracting(queue.delivered)
    if !lost.isEmpty {
      fail("\(outcome.name): delivered before and not now: items \(lost.sorted())")
    }
    claims.formUnion(queue.delivered)
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

  private func retract(_ key: String) async throws {
    let known = try await queue()?.last(of: key) != nil
    let (end, errors) = try await kypho(
      [
        "retract", key, "--server", await server.base, "--outbox", exporter.outbox, "--patience",
        "4", "--quiet",
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
    var isDone = false
    for attempt in 0..<8 where !isDone {
      if hasListed {
        _ = try await kypho(["outbox", "retry", "--outbox", exporter.outbox, "--quiet"])
      }
      let name = "final-\(attempt)"
      let child = try Child(
        await exporter.arguments(
          "final.ndjson", patience: 20, summary: folder.path("\(name).json")),
        named: name, in: folder, environment: plan.environment)
      let end = await child.end(within: .seconds(120))
      steps.append("\(name): \(end.map { "\($0)" } ?? "hung")")
      isDone = end == .exited(0)
      if !isDone, attempt == 7 {
        fail("the last run did not deliver everything: \(folder.text("\(name).err").suffix(600))")
      }
    }
    _ = try await kypho(["map", "final.ndjson", "--quiet", "--out", "mapped-final"])
    guard let queue = try await queue() else { return fail("there is no outbox at the end") }
    _ = try await kypho(["outbox", "export", "--outbox", exporter.outbox, "--out", "items"])
    var bodies: [Int: BundleEffects] = [:]
    for (name, effects) in try BundleEffects.folder(folder.path("items")) {
      if let id = Int(name.drop { !$0.isNumber }) { bodies[id] = effects }
    }
    let mapped = try BundleEffects.folder(folder.path("mapped-final"))
    let references = Set(bodies.values.flatMap { $0.effects.map(\.reference) })
    let types = Set(references.map { String($0.prefix { $0 != "/" }) })
    let content = try await ServerContent.read(await server.base, types: types, known: references)
    let check = HistoryCheck(
      expected: mapped.values.reduce(into: [:]) { $0.merge($1.resources) { $1 } },
      bodies: bodies, queue: queue, claims: claims, content: content,
      opensCircles: plan.opensCircles)
    failures += plan.choosesIDs ? check.failuresOfCounts : check.failures
    if ProcessInfo.processInfo.environment["KYPHO_HISTORY_KEEP"] != nil { print(folder.path) }
    tally.items += queue.items.count
    tally.attempts += queue.items.reduce(0) { $0 + $1.attempts }
    tally.resources += content.current.count
    tally.versions += content.histories.values.reduce(0) { $0 + $1.count }
  }

  /// What the outbox holds; nil where it was never made.
  private func queue() async throws -> Queue? {
    guard FileManager.default.fileExists(atPath: exporter.outbox) else { return nil }
    let (end, errors) = try await kypho(
      ["outbox", "list", "--outbox", exporter.outbox, "--format", "json"])
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
      [Tools.kypho] + arguments, named: "kypho", in: folder, environment: plan.environment)
    let end = await child.end(within: .seconds(60))
    return (end, folder.text("kypho.err"))
  }

  private func fail(_ text: String) { failures.append(text) }
}
