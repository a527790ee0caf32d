/// Holds what a server has against what should have come of a history.
struct HistoryCheck {
  /// The bytes of every resource that the last version of the records makes.
  var expected: [String: String]
  /// What each item of the outbox does.
  var bodies: [Int: BundleEffects]
  let queue: Queue
  /// Items that were called delivered at any time.
  let claims: Set<Int>
  var content: ServerContent
  /// Whether a resource may have been stored with a reference left out before it was stored whole.
  let opensCircles: Bool
  /// Resources of which it cannot be told whether they were ever there.
  private var untold: Set<String> = []

  init(
    expected: [String: String], bodies: [Int: BundleEffects], queue: Queue, claims: Set<Int>,
    content: ServerContent, opensCircles: Bool
  ) {
    self.expected = expected
    self.bodies = bodies
    self.queue = queue
    self.claims = claims
    self.content = content
    self.opensCircles = opensCircles
  }

  /// Everything that is not as it should be.
  var failures: [String] {
    finalState + leftovers + delivered + order + versions
  }

  /// Goes by the names that resources had when they were sent, where the server has given them ids of its own.
  ///
  /// What is wrong with these is given back. Of what was deleted there the server tells no names.
  mutating func takeOwnNames() throws -> [String] {
    let names = try OwnNames(content)
    content.histories = try names.histories(content)
    expected = try expected.mapValues { try names.plain($0) }
    for (id, body) in bodies {
      bodies[id]?.effects = try body.effects.map { effect in
        (effect.reference, try effect.bytes.map { try names.plain($0) })
      }
    }
    untold = Set(
      bodies.values.flatMap { $0.effects.filter { $0.bytes == nil }.map(\.reference) })
    return names.failures
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
        guard let bytes, !untold.contains(reference) else { return nil }
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
