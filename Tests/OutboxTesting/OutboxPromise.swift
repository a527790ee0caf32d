public import FHIRDelivery
public import Testing

/// Something that every outbox promises, whatever holds its rows, with the test that it keeps the promise.
///
/// A test target runs them all against a store of its own:
///
/// ```swift
/// @Test(arguments: OutboxPromise.all)
/// func keeps(promise: OutboxPromise) async throws {
///   try await withStore { store in try await promise.check(store) }
/// }
/// ```
public struct OutboxPromise: Sendable {
  /// The promise, as a sentence.
  public let name: String
  /// Checks it on an empty outbox; what it finds it records.
  public let check: @Sendable (any OutboxStore) async throws -> Void

  init(_ name: String, _ check: @escaping @Sendable (any OutboxStore) async throws -> Void) {
    self.name = name
    self.check = check
  }

  /// All of them.
  public static let all: [Self] =
    queueing + claiming + order + prerequisites + attempts + leases + ledger + decisions + purging
    + counts + histories
}

extension OutboxPromise: CustomTestStringConvertible {
  /// The sentence.
  public var testDescription: String { name }
}
