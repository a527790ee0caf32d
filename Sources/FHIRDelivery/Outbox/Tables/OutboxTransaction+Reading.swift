extension OutboxTransaction {
  /// Items without their bodies, in their order.
  package func items(_ selection: OutboxSelection) throws(OutboxError) -> [OutboxItem] {
    try storedItems(selection).map(\.item)
  }

  func storedItems(_ selection: OutboxSelection) throws(OutboxError) -> [StoredItem] {
    guard selection.limit > 0 else { return [] }
    if let ids = selection.ids {
      var items: [StoredItem] = []
      for id in Set(ids).sorted() where id > selection.after && items.count < selection.limit {
        guard let stored = try stored(id), selection.contains(stored.item) else { continue }
        items.append(stored)
      }
      return items
    }
    var conditions = ["id > ?1"]
    var values = [SQLValue(selection.after), SQLValue(Int64(clamping: selection.limit))]
    if let key = selection.key {
      conditions.append("key = ?3")
      values.append(SQLValue(key))
    }
    if !selection.states.isEmpty {
      // The names of the states are the program's own.
      let names = selection.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
      conditions.append("state IN (\(names))")
      let trouble: Set<OutboxState> = [.unknown, .rejected, .dead, .dropped]
      // By these words the index over them is found.
      if selection.states.isSubset(of: trouble) { conditions.append(OutboxStatement.isTrouble) }
    }
    return try connection.rows(
      """
      SELECT \(StoredItem.columns) FROM item WHERE \(conditions.joined(separator: " AND "))
      ORDER BY id LIMIT ?2
      """, values, StoredItem.init)
  }

  /// One item with its body.
  package func item(_ id: Int64) throws(OutboxError) -> OutboxItem? {
    guard let stored = try stored(id) else { return nil }
    var item = stored.item
    item.body = try connection.body(of: id) ?? []
    item.outline = stored.outline
    return item
  }

  /// The attempts of an item, in their order.
  package func attempts(of id: Int64) throws(OutboxError) -> [OutboxAttempt] {
    try connection.rows(
      """
      SELECT began_at, microseconds, outcome, reason_code, reason_message, reason_needs_change,
        status, request_id, answer
      FROM attempt WHERE item = ?1 ORDER BY id
      """, [SQLValue(id)]
    ) { row throws(OutboxError) in
      guard let outcome = DeliveryOutcome.Kind(rawValue: try row.text(2)) else {
        throw OutboxError(.corrupt, "The outbox is damaged: an attempt has no outcome.")
      }
      var reason: DeliveryReason?
      if let code = try row.optionalText(3) {
        reason = DeliveryReason(code, try row.optionalText(4) ?? "", needsChange: try row.flag(5))
      }
      return OutboxAttempt(
        beganAt: try row.time(0), duration: .microseconds(try row.integer(1)), outcome: outcome,
        reason: reason, status: try row.optionalInteger(6).map { Int(truncatingIfNeeded: $0) },
        requestID: try row.text(7), answer: try row.blob(8))
    }
  }
}

extension OutboxSelection {
  func contains(_ item: OutboxItem) -> Bool {
    (states.isEmpty || states.contains(item.state)) && (key == nil || key == item.key)
      && ids?.contains(item.id) ?? true
  }
}
