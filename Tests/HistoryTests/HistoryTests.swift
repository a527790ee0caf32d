import Foundation
import TestSupport
import Testing

/// Some histories, or as many as `Scripts/soak` asks for by environment variables.
///
/// - `KYPHO_HISTORY_RUNS`: how many.
/// - `KYPHO_HISTORY_SEED`: the seed of the first; each further one has the next.
/// - `KYPHO_HISTORY_JOBS`: how many at once.
/// - `KYPHO_HISTORY_ONLY`: `kill` leaves everything out but kill -9 of the program.
/// - `KYPHO_HISTORY_DATABASE`: `1` puts the outboxes into a PostgreSQL server; the program must be built for it.
/// - `KYPHO_HISTORY_REPORT`: a file for the counts.
@Suite("Whatever happens on the way, every record is on the server once and as it is")
struct
  HistoryTests
{
  @Test("in randomized histories of real processes")
  func histories() async throws {
    for what in Tools.missing { print("skipped: histories go without \(what)") }
    let environment = ProcessInfo.processInfo.environment
    func number(_ name: String) -> UInt64? { environment[name].flatMap { UInt64($0) } }
    let runs = number("KYPHO_HISTORY_RUNS") ?? 5
    let first = number("KYPHO_HISTORY_SEED") ?? 1
    let jobs = Int(number("KYPHO_HISTORY_JOBS") ?? 3)
    let only = environment["KYPHO_HISTORY_ONLY"].flatMap { $0.isEmpty ? nil : $0 }
    let database = environment["KYPHO_HISTORY_DATABASE"] == "1" ? try DatabaseServer.start() : nil
    defer { database?.end() }
    var tally = Tally()
    await withTaskGroup(of: Tally.self) { group in
      var seeds = (0..<runs).map { first &+ $0 }[...]
      for seed in seeds.prefix(jobs) {
        group.addTask { await play(seed, only: only, in: database) }
      }
      seeds = seeds.dropFirst(jobs)
      while let ended = await group.next() {
        tally.add(ended)
        guard let seed = seeds.popFirst() else { continue }
        group.addTask { await play(seed, only: only, in: database) }
      }
    }
    if let path = environment["KYPHO_HISTORY_REPORT"] {
      try Data(tally.report.utf8).write(to: URL(fileURLWithPath: path))
    }
  }

}

/// Plays the history of a seed, and says what was wrong with it.
func play(_ seed: UInt64, only: String?, in database: DatabaseServer?) async -> Tally {
  do {
    let plan = HistoryPlan(seed: seed, only: only, isInDatabase: database != nil)
    let history = try await History(plan, database: database?.url(schema: "history_\(seed)"))
    await history.play()
    var tally = history.tally
    guard !history.failures.isEmpty else { return tally }
    tally.failed = 1
    Issue.record(
      """
      seed \(seed): \(history.failures.prefix(20).joined(separator: "\n  "))
      what was done: \(history.steps.joined(separator: "\n  "))
      again: Scripts/soak 1 \(seed)\(only.map { " --only \($0)" } ?? "")\(database == nil ? "" : " --database")
      """)
    return tally
  } catch {
    Issue.record("seed \(seed): the history cannot begin: \(error)")
    return Tally()
  }
}

extension DatabaseServer {
  /// Starts one, where it is installed.
  static func start() throws -> DatabaseServer {
    guard let programs else { throw HistoryError("no PostgreSQL server is installed") }
    return try DatabaseServer(programs: programs)
  }
}
