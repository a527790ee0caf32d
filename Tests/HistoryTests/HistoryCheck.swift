/// Holds what a server has against what should have come of a history.
struct HistoryCheck {
  /// The bytes of every resource that the last version of the records makes.
  let expected: [String: String]
  /// What each item of the outbox does.
  let bodies: [Int: BundleEffects]
  let queue: Queue
  /// Items that were called delivered at any time.
  let claims: Set<Int>
  let content: ServerContent
  /// Whether a resource may have been stored with a reference left out before it was stored whole.
  let opensCircles: Bool

  /// Everything that is not as it should be.
  var failures: [String] {
    finalState + leftovers + delivered + order + versions
  }

  /// The same where the server gives the ids: there are as many resources of each type as there should be.
  var failuresOfCounts: [String] {
    func counts(_ resources: some Sequence<(key: String, value: String)>) -> [String: Int] {
      resources.reduce(into: [:]) { counts, resource in
        guard !resource.value.contains("\"entered-in-error\"") else { return }
        counts[String(resource.key.prefix { $0 != "/" }), default: 0] += 1
      }
    }
    // What encounters share stays when they are withdrawn.
    let shared = bodies.values.flatMap(\.effects).filter { Self.isShared($0.reference) }
      .map { (key: $0.reference, value: $0.bytes ?? "") }
    let wanted = counts(expected.merging(shared) { one, _ in one }.map { ($0.key, $0.value) })
    let found = counts(content.current.map { ($0.key, $0.value) })
    return Set(wanted.keys).union(found.keys).sorted().compactMap { type in
      let (one, other) = (found[type] ?? 0, wanted[type] ?? 0)
      return one == other ? nil : "there are \(one) of \(type), and should be \(other)"
    }
  }

  /// What encounters share stays, whatever becomes of one of them.
  private static let shared: Set<String> = [
    "Patient", "Practitioner", "PractitionerRole", "Organization", "Location",
  ]

  private static func isShared(_ reference: String) -> Bool {
    shared.contains(String(reference.prefix { $0 != "/" }))
  }

  /// Every key is one resource state: that of its last version, with no byte different.
  ///
  /// What encounters share names the one that it was taken from, so the last item that holds it decides.
  private var finalState: [String] {
    let current = content.current
    var last: [String: String] = [:]
    for id in queue.delivered.sorted() {
      for (reference, bytes) in bodies[id]?.effects ?? [] where Self.isShared(reference) {
        last[reference] = bytes
      }
    }
    return expected.keys.sorted().compactMap { reference in
      guard let bytes = current[reference] else { return "\(reference) is missing" }
      let wanted = Self.isShared(reference) ? last[reference] : expected[reference]
      return bytes == wanted ? nil : "\(reference) is not what the last version makes of it"
    }
  }

  /// What no record makes any more is withdrawn, and nothing came from nowhere.
  private var leftovers: [String] {
    let made = Set(bodies.values.flatMap { $0.effects.map(\.reference) })
    return content.current.sorted { $0.key < $1.key }.compactMap { reference, bytes in
      guard made.contains(reference) else { return "\(reference) came from nowhere" }
      guard expected[reference] == nil, !Self.isShared(reference),
        !bytes.contains("\"entered-in-error\"")
      else { return nil }
      return "\(reference) is still there, and nothing makes it any more"
    }
  }

  /// What was called delivered was there.
  private var delivered: [String] {
    claims.sorted().flatMap { id -> [String] in
      guard let body = bodies[id] else { return ["item \(id) was delivered and has no body"] }
      return body.effects.compactMap { reference, bytes in
        guard let bytes else { return nil }
        let wasThere = content.histories[reference]?.contains(bytes) ?? false
        return wasThere ? nil : "item \(id) was called delivered, and \(reference) was never there"
      }
    }
  }

  /// No version of a resource came after a later one.
  private var order: [String] {
    var writers: [String: [String?: [Int]]] = [:]
    for id in bodies.keys.sorted() {
      for (reference, bytes) in bodies[id]?.effects ?? [] {
        writers[reference, default: [:]][bytes, default: []].append(id)
      }
    }
    return content.histories.sorted { $0.key < $1.key }.compactMap { reference, history in
      var latest = 0
      for version in history {
        if opensCircles, writers[reference]?[version] == nil { continue }
        guard let next = writers[reference]?[version]?.first(where: { $0 >= latest }) else {
          let isKnown = writers[reference]?[version] != nil
          return isKnown
            ? "\(reference) went back to an earlier version" : "\(reference) had bytes of nobody"
        }
        latest = next
      }
      return nil
    }
  }

  /// There are no more versions than attempts that could have made them.
  private var versions: [String] {
    var attempts: [String: Int] = [:]
    for item in queue.items {
      for reference in Set(bodies[item.id]?.effects.map(\.reference) ?? []) {
        attempts[reference, default: 0] += item.attempts
      }
    }
    return content.histories.sorted { $0.key < $1.key }.compactMap { reference, history in
      let count = attempts[reference, default: 0] * (opensCircles ? 2 : 1)
      return history.count > count
        ? "\(reference) has \(history.count) versions after \(count) attempts" : nil
    }
  }
}
