internal import Crypto

extension OutboxTransaction {
  /// Queues entries, each after those before it.
  package mutating func add(
    _ entries: [OutboxEntry], resending: Bool
  ) throws(OutboxError) -> [OutboxAddition] {
    var additions: [OutboxAddition] = []
    additions.reserveCapacity(entries.count)
    // Where nothing has failed, queueing makes nothing fail; what one entry requires the next ones mostly require too.
    let hasFailures = try hasFailures()
    var providers: [String: Int64?] = [:]
    for entry in entries {
      if !resending, let (id, state) = try unchanged(entry) {
        additions.append(.unchanged(id, state))
      } else {
        additions.append(.queued(try queue(entry, &providers, hasFailures: hasFailures)))
      }
    }
    return additions
  }

  private mutating func queue(
    _ entry: OutboxEntry, _ providers: inout [String: Int64?], hasFailures: Bool
  ) throws(OutboxError) -> Int64 {
    let required = try prerequisites(of: entry, &providers)
    let id = try insert(entry)
    try connection.run(
      "INSERT INTO body(item, bytes) VALUES (?1, ?2)", [SQLValue(id), SQLValue(entry.body)])
    let effects = entry.effects.enumerated().map { position, effect in
      [
        SQLValue(position), SQLValue(effect.reference), SQLValue(effect.action.rawValue),
        SQLValue(effect.digest),
      ]
    }
    try insert(effects, into: "effect(position, reference, action, digest, item)", of: id)
    try insert(required, into: "prerequisite(reference, provider, item)", of: id)
    try connection.run(
      "UPDATE item SET holds = \(OutboxHold.relations) WHERE id = ?1", [SQLValue(id)])
    count(.pending, 1, bytes: entry.body.count)
    let written = entry.effects.filter { $0.action == .write }.map(\.reference)
    for reference in written { providers.removeValue(forKey: reference) }
    if hasFailures { try offerProvider(written) }
    if hasFailures, entry.isShared { try failStranded([id]) }
    return id
  }

  /// The version of the key that the server has or will have, where it has the same content.
  ///
  /// A version that failed has no say, unless it may have been applied all the same: then nobody knows what the server
  /// has, and the content goes again. So does shared content of which another item has written a part since: its key
  /// stands for a set of resources, and each of them is in other sets too.
  private func unchanged(
    _ entry: OutboxEntry
  ) throws(OutboxError) -> (id: Int64, state: OutboxState)? {
    let last = try connection.first(
      """
      SELECT id, state, content_digest FROM item
      WHERE key = ?1 AND NOT (state IN ('rejected', 'dead', 'dropped') AND is_uncertain = 0)
      ORDER BY version DESC LIMIT 1
      """, [SQLValue(entry.key)]
    ) { row throws(OutboxError) in
      (id: try row.integer(0), state: try row.state(1), digest: try row.blob(2))
    }
    guard let last, last.digest == entry.contentDigest else { return nil }
    switch last.state {
    case .rejected, .dead, .dropped: return nil
    case .pending, .leased, .sending, .unknown, .delivered:
      if entry.isShared, try isRewritten(last.id) { return nil }
      return (last.id, last.state)
    }
  }

  private func prerequisites(
    of entry: OutboxEntry, _ providers: inout [String: Int64?]
  ) throws(OutboxError) -> [[SQLValue]] {
    var rows: [[SQLValue]] = []
    for reference in Set(entry.requires).sorted() {
      let provider =
        if let known = providers[reference] { known } else { try provider(of: reference) }
      providers.updateValue(provider, forKey: reference)
      if let provider { rows.append([SQLValue(reference), SQLValue(provider)]) }
    }
    return rows
  }

  private func insert(_ entry: OutboxEntry) throws(OutboxError) -> Int64 {
    let id = try connection.first(
      """
      INSERT INTO item(key, version, partition, rank, body_length, body_digest, content_digest,
        done_entries, is_repeatable, state, is_uncertain, attempts, excused_attempts, due_at,
        queued_at, reason_needs_change, place, producer, outline, body_sum,
        holds)
      VALUES (?1, (SELECT COALESCE(MAX(version), 0) + 1 FROM item WHERE key = ?1), ?2, ?3, ?4, ?5,
        ?6, '', ?7, 'pending', 0, 0, 0, ?8, ?8, 0, ?9, ?10, ?11, ?12, 0)
      RETURNING id
      """,
      [
        SQLValue(entry.key), SQLValue(entry.partition), SQLValue(entry.isShared ? 0 : 1),
        SQLValue(entry.body.count), SQLValue(Self.digest(entry.body)),
        SQLValue(entry.contentDigest), SQLValue(entry.isRepeatable), SQLValue(now),
        SQLValue(entry.place), SQLValue(entry.producer), SQLValue(entry.outline),
        SQLValue(BodySum.of(entry.body, outline: entry.outline)),
      ]
    ) { row throws(OutboxError) in try row.integer(0) }
    guard let id else { throw OutboxError(.corrupt, "The outbox gave a new item no number.") }
    return id
  }

  /// Many rows in one statement: a statement may be a journey to another host.
  private func insert(
    _ rows: [[SQLValue]], into columns: String, of id: Int64
  ) throws(OutboxError) {
    var rest = rows[...]
    while !rest.isEmpty {
      var places: [String] = []
      var values = [SQLValue(id)]
      for row in rest.prefix(32) {
        let numbers = row.indices.map { "?\(values.count + $0 + 1)" }
        places.append("(\(numbers.joined(separator: ", ")), ?1)")
        values += row
      }
      rest = rest.dropFirst(32)
      try connection.run(
        "INSERT INTO \(columns) VALUES \(places.joined(separator: ", "))", values)
    }
  }

  private func hasFailures() throws(OutboxError) -> Bool {
    try connection.exists(
      "SELECT 1 FROM tally WHERE state IN ('rejected', 'dead', 'dropped') AND items > 0 LIMIT 1")
  }

  static func digest(_ body: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: body)) }
}
