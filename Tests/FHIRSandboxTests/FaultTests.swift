@testable import FHIRSandbox
import Foundation
import FoundationNetworking
import LosslessJSON
import TestSupport
import Testing

@Suite("What a sandbox does wrong on purpose", .takingTurns) struct FaultTests {
  private func withFaults(
    _ faults: String..., seed: UInt64 = 1, _ body: (TestClient, Sandbox) async throws -> Void
  ) async throws {
    let parsed = try faults.map { try Fault(parsing: $0) }
    try await withSandbox(
      configure: { $0.faults = FaultPlan(seed: seed, faults: parsed) }, body)
  }

  /// Posts a transaction in which an error of the connection is expected.
  private func postBroken(_ client: TestClient, id: String = "p") async throws -> URLError.Code {
    let error = await #expect(throws: URLError.self) {
      _ = try await client.transaction(entry("PUT", "Patient/\(id)", patient(id)))
    }
    return try #require(error).code
  }

  @Test("A cut answer ends before its length, and what was asked for is stored")
  func cut() async throws {
    try await withFaults("cut:bytes=20,per-request=1,method=POST") { client, sandbox in
      _ = try await postBroken(client)
      #expect(try await sandbox.resourceCounts() == ["Patient": 1])
      let again = try await client.transaction(entry("PUT", "Patient/p", patient("p")))
      #expect(again.statuses == ["200 OK"])
      #expect(try await sandbox.statistics().versions == 1)
      // Another request has its own first time.
      _ = try await postBroken(client, id: "q")
    }
  }

  @Test(
    "A connection that is reset or closed leaves nothing behind, or all of it",
    arguments: [
      ("reset", 0), ("reset:when=after", 1), ("close:when=before", 0), ("close", 1),
    ])
  func brokenConnection(fault: String, stored: Int) async throws {
    try await withFaults("\(fault)\(fault.contains(":") ? "," : ":")count=1") { client, sandbox in
      // Asked of a socket: what a client's library makes of it depends on when it looks.
      let ending = try await RawPost("Patient", patient("p"), to: client.base).ending()
      #expect(ending == (fault.hasPrefix("reset") ? .reset : .closed))
      #expect(try await sandbox.resourceCounts()["Patient", default: 0] == stored)
      let again = try await client.transaction(entry("PUT", "Patient/p", patient("p")))
      #expect(again.status == 200)
    }
  }

  @Test("A status comes with what it says about waiting, before or after the request is executed")
  func statuses() async throws {
    try await withFaults(
      "status:429,retry-after=1,count=1", "status:503,retry-after-date=60,count=1",
      "status:504,when=after,retry-after-ms=250,count=1"
    ) { client, sandbox in
      var reply = try await client.put("Patient/p", patient("p"))
      #expect(reply.status == 429)
      #expect(reply.header("Retry-After") == "1")
      #expect(reply.code == "transient")
      reply = try await client.put("Patient/p", patient("p"))
      #expect(reply.status == 503)
      #expect(reply.header("Retry-After")?.hasSuffix(" GMT") == true)
      #expect(try await sandbox.resourceCounts().isEmpty)
      reply = try await client.put("Patient/p", patient("p"))
      #expect(reply.status == 504)
      #expect(reply.header("x-ms-retry-after-ms") == "250")
      #expect(try await sandbox.resourceCounts() == ["Patient": 1])
      #expect(try await client.put("Patient/p", patient("p")).status == 200)
    }
  }

  @Test("A page for a person comes with status 200, a lost conflict with an OperationOutcome")
  func pages() async throws {
    try await withFaults("page:count=1", "conflict:count=1") { client, _ in
      let page = try await client.put("Patient/p", patient("p"))
      #expect(page.status == 200)
      #expect(page.header("Content-Type") == "text/html")
      let conflict = try await client.put("Patient/p", patient("p"))
      #expect(conflict.status == 500)
      #expect(conflict.code == "conflict")
    }
  }

  @Test("Entries of a batch fail for themselves, and those of a transaction never do")
  func entries() async throws {
    try await withFaults("entries:429,share=0,count=1") { client, sandbox in
      let whole = try await client.transaction(entry("PUT", "Patient/r", patient("r")))
      #expect(whole.statuses == ["201 Created"])
    }
    try await withFaults("entries:429,share=0.01,count=1") { client, sandbox in
      let entries = ["p", "q"].map { (id: String) in entry("PUT", "Patient/\(id)", patient(id)) }
      let first = try await client.post("", bundle("batch", entries))
      #expect(first.status == 200)
      #expect(first.statuses == ["429 Too Many Requests", "201 Created"])
      #expect(try await sandbox.resourceCounts() == ["Patient": 1])
      let second = try await client.post("", bundle("batch", entries))
      #expect(second.statuses == ["201 Created", "200 OK"])
    }
  }

  @Test("The same seed makes the same decisions, whatever the order of the requests")
  func seeds() async throws {
    func statuses(_ seed: UInt64, _ ids: [String]) async throws -> [String: Int] {
      var statuses: [String: Int] = [:]
      try await withFaults("status:503,probability=0.5", seed: seed) { client, _ in
        for id in ids {
          statuses[id] = try await client.put("Patient/\(id)", patient(id)).status
        }
      }
      return statuses
    }
    let ids = (0..<24).map { "p\($0)" }
    let one = try await statuses(7, ids)
    #expect(try await statuses(7, ids.reversed()) == one)
    #expect(try await statuses(8, ids) != one)
    #expect(Set(one.values) == [201, 503])
  }

  @Test("Every third request fails, on one path alone")
  func interval() async throws {
    try await withFaults("status:500,every=3,path=Patient/x") { client, _ in
      var statuses: [Int] = []
      for _ in 0..<6 {
        statuses.append(try await client.get("Patient/x").status)
        #expect(try await client.get("Patient/y").status == 404)
      }
      #expect(statuses == [404, 404, 500, 404, 404, 500])
    }
  }

  @Test("A delay takes its time before the request is executed")
  func delay() async throws {
    let fault = try Fault(parsing: "delay:0.2")
    let (sleeps, sleep) = AsyncStream<Duration>.makeStream()
    let (ends, end) = AsyncStream<Void>.makeStream()
    try await withSandbox(configure: {
      $0.faults = FaultPlan(seed: 1, faults: [fault])
      $0.time.sleep = { duration in
        sleep.yield(duration)
        for await _ in ends { return }
      }
    }) { client, sandbox in
      async let reply = client.put("Patient/p", patient("p"))
      let duration = await sleeps.first { _ in true }
      #expect(duration == .milliseconds(200))
      let before = try await sandbox.resourceCounts()
      #expect(before.isEmpty)
      end.yield()
      #expect(try await reply.status == 201)
      #expect(try await sandbox.resourceCounts() == ["Patient": 1])
    }
  }

  @Test(
    "A fault that makes no sense is refused with what would",
    arguments: [
      ("", "there is no fault of that name"), ("cut", "cut:bytes=300"),
      ("status:429,when=now", "'before' or 'after'"), ("cut:300,when=before", "at no other time"),
      ("status:200", "whole number"), ("reset:probability=2", "from 0 to 1"),
      ("reset:sometimes=1", "no setting 'sometimes'"), ("reset:3", "name=value"),
      ("close:count=1,count=2", "twice"), ("delay", "delay:seconds=0.5"),
      ("status:429,retry-after=1,retry-after-ms=5", "takes one of"),
      ("entries:410", "with 401, 409"),
    ])
  func syntax(text: String, reason: String) throws {
    let error = #expect(throws: FaultSyntaxError.self) { try Fault(parsing: text) }
    #expect(error?.description.contains(reason) == true)
  }
}

@Suite("A sandbox that does less than it could", .takingTurns) struct LimitTests {
  @Test("lets so many requests through in a second and tells the others to wait")
  func limiter() async throws {
    let now = ContinuousClock.now
    let limit = { (configuration: inout SandboxConfiguration) in
      configuration.requestsPerSecond = 2
      configuration.time = SandboxTime(now: { now })
    }
    try await withSandbox(configure: limit) { client, _ in
      let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
        for _ in 0..<40 { group.addTask { try await client.get("metadata") } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let refused = replies.filter { $0.status == 429 }
      let accepted = replies.count { $0.status == 200 }
      #expect(accepted == 2)
      #expect(refused.count == 38)
      #expect(refused.allSatisfy { $0.header("Retry-After") == "1" && $0.code == "throttled" })
    }
  }

  @Test("lets the same number through in the next second")
  func limiterOverTime() {
    let limiter = RequestLimiter(limit: 2)
    let start = ContinuousClock.now + .seconds(10)
    func admitted(after milliseconds: Int) -> [Bool] {
      (0..<3).map { _ in limiter.admits(at: start + .milliseconds(milliseconds)) }
    }
    #expect(admitted(after: 0) == [true, true, false])
    #expect(admitted(after: 999) == [false, false, false])
    #expect(admitted(after: 1000) == [true, true, false])
  }

  @Test("asks for a token that has not expired")
  func tokens() async throws {
    try await withSandbox(configure: { $0.requiresToken = true }) { client, _ in
      let now = Int(Date().timeIntervalSince1970)
      func status(_ token: String) async throws -> Int {
        try await client.get("metadata", headers: ["Authorization": "Bearer \(token)"]).status
      }
      let reply = try await client.get("metadata")
      #expect(reply.status == 401)
      #expect(try await status("expires.\(now - 10)") == 401)
      #expect(try await status("expires.\(now + 100)") == 200)
      #expect(try await status("anything") == 401)
    }
  }

  @Test("carries out no transactions, and says so beforehand")
  func noTransactions() async throws {
    try await withSandbox(configure: { $0.allowsTransactions = false }) { client, _ in
      let reply = try await client.transaction(entry("PUT", "Patient/p", patient("p")))
      #expect(reply.status == 400)
      #expect(reply.code == "not-supported")
      #expect(try await client.batch(entry("PUT", "Patient/p", patient("p"))).status == 200)
      let rest = try await client.get("metadata").json?["rest"]?.first
      #expect(rest?["interaction"]?.elements.compactMap { $0["code"]?.string } == ["batch"])
    }
  }

  @Test("takes no bundle with too many entries")
  func maximumEntries() async throws {
    try await withSandbox(configure: { $0.maximumEntries = 1 }) { client, _ in
      let one = entry("PUT", "Patient/p", patient("p"))
      #expect(try await client.transaction(one).status == 200)
      let reply = try await client.transaction(one, entry("PUT", "Patient/q", patient("q")))
      #expect(reply.status == 413)
      #expect(reply.code == "too-costly")
    }
  }
}
