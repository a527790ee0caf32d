/// Keeps a token until shortly before it ends, and fetches the next one once for all who wait for it.
///
/// Times are of a clock that nobody can set, so that a corrected wall clock makes no token older.
actor TokenCache {
  typealias Instant = ContinuousClock.Instant

  private struct Held {
    let token: AccessToken
    /// When the next one is fetched: before the end, by 30 seconds or a tenth of the lifetime.
    let due: Instant?
    let end: Instant?

    init(_ token: AccessToken, now: Instant) {
      self.token = token
      let begin = now - token.age
      end = token.lifetime.map { begin + $0 }
      due = token.lifetime.map { begin + $0 - min(.seconds(30), $0 / 10) }
    }

    func isDue(_ now: Instant) -> Bool { due.map { $0 <= now } ?? false }
    func hasEnded(_ now: Instant) -> Bool { end.map { $0 <= now } ?? false }
  }

  private let fetch: @Sendable () async throws(AuthorizationError) -> AccessToken
  private let now: @Sendable () -> Instant
  private var held: Held?
  private var fetching: Task<Result<AccessToken, AuthorizationError>, Never>?
  /// A token server in trouble is not asked again before this, as long as the old token is good.
  private var quietUntil: Instant?

  init(
    now: @escaping @Sendable () -> Instant = { .now },
    fetch: @escaping @Sendable () async throws(AuthorizationError) -> AccessToken
  ) {
    self.now = now
    self.fetch = fetch
  }

  /// The token in force, or the next one.
  func credential() async throws(AuthorizationError) -> Credential? {
    if let held, !held.isDue(now()) || (!held.hasEnded(now()) && isQuiet) {
      return .bearer(held.token.secret)
    }
    do throws(AuthorizationError) {
      return .bearer(try await next().secret)
    } catch {
      guard error.isTemporary, let held, !held.hasEnded(now()) else { throw error }
      quietUntil = now() + max(error.retryAfter ?? .zero, .seconds(5))
      return .bearer(held.token.secret)
    }
  }

  /// Drops a token that was refused; whether there is another one.
  ///
  /// The refused one may be older than the one in force, which then is the other one.
  func renew(after refused: Credential) async throws(AuthorizationError) -> Bool {
    guard case .bearer(let secret) = refused else { return false }
    if held?.token.secret.revealed == secret.revealed { held = nil }
    guard case .bearer(let other) = try await credential() else { return false }
    return other.revealed != secret.revealed
  }

  /// What may be told of the token in force.
  func facts() -> TokenFacts? {
    held.map {
      TokenFacts(
        issuer: $0.token.issuer, lifetime: $0.token.lifetime, scope: $0.token.scope)
    }
  }

  private var isQuiet: Bool { quietUntil.map { now() < $0 } ?? false }

  private func next() async throws(AuthorizationError) -> AccessToken {
    if let fetching { return try await fetching.value.get() }
    let task = Task { [fetch] in
      let result: Result<AccessToken, AuthorizationError>
      do throws(AuthorizationError) {
        result = .success(try await fetch())
      } catch {
        result = .failure(error)
      }
      // Before anybody who waits goes on: who asks then must find the token, not this task.
      took(result)
      return result
    }
    fetching = task
    return try await task.value.get()
  }

  private func took(_ result: Result<AccessToken, AuthorizationError>) {
    fetching = nil
    guard case .success(let token) = result else { return }
    held = Held(token, now: now())
    quietUntil = nil
  }
}

/// What authorises by a token cache.
protocol CachedAuthorizing: TokenAuthorizing {
  var cache: TokenCache { get }
}

extension CachedAuthorizing {
  /// The token in force; it is fetched where there is none or it ends soon.
  public func credential() async throws(AuthorizationError) -> Credential? {
    try await cache.credential()
  }

  /// Fetches another token in the place of one that was refused.
  public func renew(after refused: Credential) async throws(AuthorizationError) -> Bool {
    try await cache.renew(after: refused)
  }

  /// What may be told of the token in force.
  public func tokenFacts() async -> TokenFacts? { await cache.facts() }
}
