import Synchronization
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite(
  "A token is fetched once for all, before it ends, and again when it is refused", .takingTurns)
struct TokenCacheTests {
  /// A clock that stands until it is moved, and a token server that counts.
  final class World: Sendable {
    private let state = Mutex((now: ContinuousClock.now, fetched: 0))
    private let error = Mutex<AuthorizationError?>(nil)

    var fetched: Int { state.withLock { $0.fetched } }
    func pass(_ duration: Duration) { state.withLock { $0.now += duration } }
    func fail(_ new: AuthorizationError?) { error.withLock { $0 = new } }

    func cache(
      lifetime: Duration?, age: Duration = .zero, gate: Gate? = nil, isAlwaysTheSame: Bool = false
    ) -> TokenCache {
      TokenCache(now: { self.state.withLock { $0.now } }) { () async throws(AuthorizationError) in
        let number = self.state.withLock { state in
          state.fetched += 1
          return state.fetched
        }
        await gate?.wait()
        if let error = self.error.withLock({ $0 }) { throw error }
        return AccessToken(
          Secret(isAlwaysTheSame ? "t" : "t\(number)"), lifetime: lifetime, age: age, issuer: "i")
      }
    }
  }

  /// Lets through once it is opened.
  actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func wait() async {
      if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    func open() {
      isOpen = true
      for continuation in waiting { continuation.resume() }
      waiting = []
    }
  }

  private func shown(_ cache: TokenCache) async throws(AuthorizationError) -> String? {
    guard case .bearer(let secret) = try await cache.credential() else { return nil }
    return secret.revealed
  }

  @Test("many tasks at once cost one request")
  func singleFlight() async throws {
    let world = World()
    let gate = Gate()
    let cache = world.cache(lifetime: .seconds(300), gate: gate)
    let tokens = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<50 { group.addTask { try await shown(cache) } }
      await gate.open()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(tokens.count == 50)
    #expect(Set(tokens) == ["t1"])
    #expect(world.fetched == 1)
  }

  @Test("a task that is cancelled takes the token from nobody")
  func cancellation() async throws {
    let world = World()
    let gate = Gate()
    let cache = world.cache(lifetime: .seconds(300), gate: gate)
    let first = Task { try await shown(cache) }
    first.cancel()
    let second = Task { try await shown(cache) }
    await gate.open()
    #expect(try await second.value == "t1")
    _ = await first.result
    #expect(world.fetched == 1)
  }

  @Test(
    "it is renewed before its end: by 30 seconds, or by a tenth of a short life",
    arguments: [(300, 269, 271), (100, 89, 91), (10, 8, 9), (3600, 3569, 3571)])
  func renewal(lifetime: Int, still: Int, due: Int) async throws {
    let world = World()
    let cache = world.cache(lifetime: .seconds(lifetime))
    #expect(try await shown(cache) == "t1")
    world.pass(.seconds(still))
    #expect(try await shown(cache) == "t1")
    world.pass(.seconds(due - still))
    #expect(try await shown(cache) == "t2")
  }

  @Test("its life counts from when it was asked for")
  func age() async throws {
    let world = World()
    let cache = world.cache(lifetime: .seconds(100), age: .seconds(60))
    #expect(try await shown(cache) == "t1")
    world.pass(.seconds(29))
    #expect(try await shown(cache) == "t1")
    world.pass(.seconds(2))
    #expect(try await shown(cache) == "t2")
  }

  @Test("one without an end is kept until it is refused")
  func endless() async throws {
    let world = World()
    let cache = world.cache(lifetime: nil)
    #expect(try await shown(cache) == "t1")
    world.pass(.seconds(100_000))
    #expect(try await shown(cache) == "t1")
    #expect(try await cache.renew(after: .bearer(Secret("t1"))))
    #expect(try await shown(cache) == "t2")
  }

  @Test("several refusals of one token cost one request")
  func refusals() async throws {
    let world = World()
    let cache = world.cache(lifetime: .seconds(300))
    #expect(try await shown(cache) == "t1")
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { try await cache.renew(after: .bearer(Secret("t1"))) } }
      for try await isRenewed in group { #expect(isRenewed) }
    }
    #expect(world.fetched == 2)
    #expect(try await shown(cache) == "t2")
  }

  @Test("the same token again is no other one")
  func sameAgain() async throws {
    let cache = World().cache(lifetime: .seconds(300), isAlwaysTheSame: true)
    #expect(try await cache.renew(after: .bearer(Secret("t"))) == false)
  }

  @Test("while the token server is down, a token is used to its end, and the server left in peace")
  func tokenServerDown() async throws {
    let world = World()
    let cache = world.cache(lifetime: .seconds(300))
    #expect(try await shown(cache) == "t1")
    world.fail(.unavailable("down"))
    world.pass(.seconds(275))
    #expect(try await shown(cache) == "t1")
    #expect(try await shown(cache) == "t1")
    #expect(world.fetched == 2)
    world.pass(.seconds(6))
    #expect(try await shown(cache) == "t1")
    #expect(world.fetched == 3)
    world.pass(.seconds(20))
    let error = await #expect(throws: AuthorizationError.self) { try await shown(cache) }
    #expect(error?.isTemporary == true)
    world.fail(nil)
    #expect(try await shown(cache) == "t5")
  }

  @Test("a refusal by the token server is not hidden by an old token")
  func refusedByTokenServer() async throws {
    let world = World()
    let cache = world.cache(lifetime: .seconds(300))
    #expect(try await shown(cache) == "t1")
    world.fail(.refused("no"))
    world.pass(.seconds(280))
    let error = await #expect(throws: AuthorizationError.self) { try await shown(cache) }
    #expect(error?.isTemporary == false)
  }

  @Test("no description, dump or mirror shows it")
  func redaction() async throws {
    let cache = TokenCache { () async throws(AuthorizationError) in
      AccessToken(Secret("hush"), lifetime: nil, issuer: "i")
    }
    let credential = try await cache.credential()
    let facts = await cache.facts()
    let server = try ServerURL("https://server.example.org")
    let secret = ClientCredentials(
      client: "c", secret: Secret("hush"), endpoint: .discovered(at: server))
    let endpoint = DeliveryEndpoint(
      client: HTTPClient(), server: server, authorizing: StaticCredential(.bearer(Secret("hush"))))
    let values: [Any] = [
      cache, credential as Any, facts as Any, secret, endpoint,
      CommandCredential(["echo", "hush"]),
    ]
    for value in values {
      var text = "\(value) \(String(reflecting: value))"
      dump(value, to: &text)
      #expect(!text.contains("hush"))
    }
  }
}
