internal import Crypto

extension OutboxTransaction {
  /// Queues entries, each after those before it.
  package mutating func add(
    _ entries: [OutboxEntry], resending: Bool
  ) throws(OutboxError) -> [OutboxAddition] {
    var additions: [OutboxAddition] = []
    additions.reserveCapacity(entries.count)
    for entry in entries { additions.append(try add(entry, resending: resending)) }
    return additions
  }

  private mutating func add(
    _ entry: OutboxEntry, resending: Bool
  ) throws(OutboxError) -> OutboxAddition {
    if !resending, let (id, state) = try unchanged(entry) { return .unchanged(id, state) }
    let providers = try providers(for: entry)
    let id = try insert(entry)
    try connection.run(
      "INSERT INTO body(item, bytes) VALUES (?1, ?2)", [SQLValue(id), SQLValue(entry.body)])
    try insert(entry.effects, of: id)
    for (reference, provider) in providers {
      try connection.run(
        "INSERT INTO prerequisite(item, reference, provider) VALUES (?1, ?2, ?3)",
        [SQLValue(id), SQLValue(reference), SQLValue(provider)])
    }
    try connection.run(
      "UPDATE item SET holds = \(OutboxHold.relations) WHERE id = ?1", [SQLValue(id)])
    count(.pending, 1, bytes: entry.body.count)
    if try hasFailures() {
      try offerProvider(entry.effects.filter { $0.action == .write }.map(\.reference))
    }
    return .queued(id)
  }

  /// The version of the key that the server has or will have, where it has the same content.
  ///
  /// A version that failed has no say, unless it may have been applied all the same: then nobody knows what the server
  /// has, and the content goes again.
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
    case .pending, .leased, .sending, .unknown, .delivered: return (last.id, last.state)
    }
  }

  private func providers(for entry: OutboxEntry) throws(OutboxError) -> [(String, Int64)] {
    var providers: [(String, Int64)] = []
    for reference in Set(entry.requires).sorted() {
      guard let provider = try provider(of: reference) else { continue }
      providers.append((reference, provider))
    }
    return providers
  }

  private func insert(_ entry: OutboxEntry) throws(OutboxError) -> Int64 {
    let id = try connection.first(
      """
      INSERT INTO item(key, version, partition, rank, body_length, body_digest, content_digest,
        done_entries, is_repeatable, state, is_uncertain, attempts, excused_attempts, due_at,
        queued_at, reason_needs_change, place, producer, holds)
      VALUES (?1, (SELECT COALESCE(MAX(version), 0) + 1 FROM item WHERE key = ?1), ?2, ?3, ?4, ?5,
        ?6, '', ?7, 'pending', 0, 0, 0, ?8, ?8, 0, ?9, ?10, 0)
      RETURNING id
      """,
      [
        SQLValue(entry.key), SQLValue(entry.partition), SQLValue(entry.isShared ? 0 : 1),
        SQLValue(entry.body.count), SQLValue(Self.digest(entry.body)),
        SQLValue(entry.contentDigest), SQLValue(entry.isRepeatable), SQLValue(now),
        SQLValue(entry.place), SQLValue(entry.producer),
      ]
    ) { row throws(OutboxError) in try row.integer(0) }
    guard let id else { throw OutboxError(.corrupt, "The outbox gave a new item no number.") }
    return id
  }

  /// Many rows in one statement: a statement may be a journey to another host.
  private func insert(_ effects: [OutboxEffect], of id: Int64) throws(OutboxError) {
    var position = 0
    while position < effects.count {
      var rows: [String] = []
      var values = [SQLValue(id)]
      for effect in effects[position...].prefix(32) {
        let last = values.count
        rows.append("(?1, ?\(last + 1), ?\(last + 2), ?\(last + 3), ?\(last + 4))")
        values.append(SQLValue(position))
        values.append(SQLValue(effect.reference))
        values.append(SQLValue(effect.action.rawValue))
        values.append(SQLValue(effect.digest))
        position += 1
      }
      try connection.run(
        """
        INSERT INTO effect(item, position, reference, action, digest)
        VALUES \(rows.joined(separator: ", "))
        """, values)
    }
  }

  private func hasFailures() throws(OutboxError) -> Bool {
    try connection.exists(
      "SELECT 1 FROM tally WHERE state IN ('rejected', 'dead', 'dropped') AND items > 0 LIMIT 1")
  }

  static func digest(_ body: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: body)) }
}
