extension OutboxTransaction {
  /// Shared items that wait for an item.
  func sharedDependents(of id: Int64) throws(OutboxError) -> [Int64] {
    try connection.rows(
      """
      SELECT DISTINCT d.id FROM prerequisite p JOIN item d ON d.id = p.item
      WHERE p.provider = ?1 AND d.rank = 0 AND d.state IN ('pending', 'unknown') ORDER BY d.id
      """, [SQLValue(id)]
    ) { row throws(OutboxError) in try row.integer(0) }
  }

  /// Ends shared items that only something behind them could help.
  ///
  /// Shared items keep their order, so one that waited for a failed item would hold up every later one, also the one that
  /// provides anew what is missing. Whoever queues knows of failed items that they are not there, and queues them again.
  mutating func failStranded(_ ids: [Int64]) throws(OutboxError) {
    guard !ids.isEmpty else { return }
    let isUnderWay = !stranded.isEmpty
    stranded += ids
    // What fails here leads here again: the first call goes through the list, so that a long chain needs no deep stack.
    guard !isUnderWay else { return }
    var next = 0
    while next < stranded.count {
      if let stored = try stored(stranded[next]), !stored.item.state.isSettled,
        stored.holder == nil, try lacksProvider(stored.id)
      {
        try giveUp(stored, .prerequisiteFailed)
      }
      next += 1
    }
    stranded = []
  }

  /// Ends an item that nobody has tried to send this time.
  mutating func giveUp(_ stored: StoredItem, _ reason: DeliveryReason) throws(OutboxError) {
    var item = stored.item
    // Before those that end because of this one.
    let position = givenUp.count
    try move(stored, to: .dead) {
      $0.item.reason = reason
      item = $0.item
    }
    givenUp.insert(item, at: position)
  }

  /// Whether something that a shared item requires has failed, or comes behind it.
  func lacksProvider(_ id: Int64) throws(OutboxError) -> Bool {
    try connection.exists(
      """
      SELECT 1 FROM prerequisite p JOIN item r ON r.id = p.provider
      WHERE p.item = ?1 AND r.state <> 'delivered'
        AND (r.id > p.item OR r.state IN ('rejected', 'dead', 'dropped')) LIMIT 1
      """, [SQLValue(id)])
  }
}

extension DeliveryReason {
  /// Nobody but a later item can bring what it builds on.
  static let prerequisiteFailed = Self(
    "prerequisite-failed", "what it builds on was refused or given up")
}
