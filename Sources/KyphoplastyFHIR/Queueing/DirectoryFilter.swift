internal import FHIRDelivery
internal import FHIRValidation
internal import LosslessJSON

/// Leaves of what encounters share only what the outbox does not have yet.
struct DirectoryFilter: Sendable {
  private let store: any OutboxStore
  // What the outbox has, as far as it was asked for or queued in this run; empty where it has nothing.
  private var digests: [String: [UInt8]] = [:]

  init(store: any OutboxStore) { self.store = store }

  /// The entries that are new, by their place; what says less than what is there is not.
  mutating func new(in body: BundleBody) async throws(OutboxError) -> [Int] {
    let targets = body.entries.compactMap(\.target)
    let unknown = targets.filter { digests[$0] == nil }
    if !unknown.isEmpty {
      let known = try await store.digests(of: unknown)
      for reference in unknown { digests[reference] = known[reference] ?? [] }
    }
    var new: [Int] = []
    for (index, entry) in body.entries.enumerated() {
      guard let target = entry.target, let resource = entry.resource else { continue }
      let digest = Digest.sha256(body.bytes(of: resource))
      guard let known = digests[target], known != digest else { continue }
      if !known.isEmpty, let last = try await lastBody(of: target, known),
        ContentComparison.isContained(
          JSONValue(body.document, resource), in: last)
      {
        continue
      }
      new.append(index)
    }
    return new
  }

  /// Takes note of what is queued.
  mutating func queued(_ effects: [OutboxEffect]) {
    for effect in effects { digests[effect.reference] = effect.digest }
  }

  /// The resource as the last item that writes it has it.
  private func lastBody(
    of reference: String, _ digest: [UInt8]
  ) async throws(OutboxError) -> JSONValue? {
    var last: Int64?
    for key in try await store.keys(holding: reference) {
      for entry in try await store.ledger(ofKey: key)
      where entry.effect.reference == reference && entry.effect.digest == digest {
        last = max(last ?? entry.item, entry.item)
      }
    }
    guard let last, let body = try await store.item(last).flatMap({ BundleBody($0.body) }),
      let resource = body.entries.first(where: { $0.target == reference })?.resource
    else { return nil }
    return JSONValue(body.document, resource)
  }
}
