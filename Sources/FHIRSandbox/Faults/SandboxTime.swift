/// The time that a sandbox goes by where it lets so many requests through, or makes one wait.
struct SandboxTime: Sendable {
  /// This moment.
  var now: @Sendable () -> ContinuousClock.Instant = { .now }
  /// Waits for so long.
  var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
}
