internal import FHIRDelivery

extension FHIRDialect {
  /// What the answer to a transaction or batch means, which may be a part of the item.
  func bundleVerdict(
    on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
  ) -> DialectVerdict {
    if let verdict = wholeVerdict(on: response, to: request, of: item) { return verdict }
    guard let body = BundleBody(item.body) else {
      return DialectVerdict(.unknown(Self.strangeRequest), isComplete: false)
    }
    let mention = { (place: Int?) -> EntryMention? in
      guard let place, request.entries.indices.contains(place) else { return nil }
      return EntryMention(request.entries[place], of: body)
    }
    if response.status == 413, request.entries.count > 1 {
      learned.refuse(request.body.count)
      let reason = DeliveryReason(
        "http-413",
        "\(request.body.count) bytes in a request are more than the server or a proxy takes; smaller parts follow"
      )
      return DialectVerdict(.notApplied(reason, retryAfter: nil), isComplete: false)
    }
    var place: Int?
    if let failure = DeliveryOutcome(failureOf: response, entry: &place) {
      return DialectVerdict(failure.adding(mention(place)), isComplete: false)
    }
    let sent = request.body == item.body ? SentBundle(body) : SentBundle(request.body)
    do throws(AnswerDoubt) {
      let results = EntryResults(try AnsweredEntry.read(response.body, to: sent), to: sent)
      guard sent.requests.count == request.entries.count else {
        return DialectVerdict(.unknown(Self.strangeRequest), isComplete: false)
      }
      guard results.done.count < sent.requests.count else {
        var verdict = verdict(on: results, to: request, of: body, item)
        // What was refused before, while something else was put off.
        if let refusal = refusal(of: item.refusedEntries, in: body) {
          verdict.outcome = .rejected(refusal)
        }
        return verdict
      }
      // A transaction is done as a whole; a server that takes it apart and asks to wait says that it does not.
      guard sent.kind == .batch || results.isThrottled else { throw results.firstFailure }
      return partialVerdict(on: results, response, to: request, of: body, item)
    } catch {
      let reason = DeliveryReason(error.code, error.description).adding(mention(error.entry))
      return DialectVerdict(.unknown(reason), isComplete: false)
    }
  }

  private func verdict(
    on results: EntryResults, to request: DialectRequest, of body: BundleBody, _ item: OutboxItem
  ) -> DialectVerdict {
    var locations: [String: String] = [:]
    for place in results.done {
      if let target = located(body.entries[request.entries[place]]) {
        locations[target] = results.locations[place] ?? own(target)
      }
    }
    var done = Set(results.done.map { request.entries[$0] })
    // A circle is opened by an entry that goes alone.
    if let index = request.entries.first, request.entries.count == 1,
      isProvisional(request.body, of: body.entries[index], in: body)
    {
      done = []
    }
    return verdict(done: done, of: body, item, locations: locations)
  }

  /// A batch of which something is left: what is put off goes first, for it may yet be done; then what nobody knows of.
  ///
  /// What is refused meanwhile is kept, so that it does not go again with the others and is told at the end.
  private func partialVerdict(
    on results: EntryResults, _ response: HTTPResponse, to request: DialectRequest,
    of body: BundleBody, _ item: OutboxItem
  ) -> DialectVerdict {
    var verdict = verdict(on: results, to: request, of: body, item)
    let count = body.entries.count - verdict.doneEntries.union(item.doneEntries).count
    let mention = { (place: Int) in EntryMention(request.entries[place], of: body) }
    verdict.refusedEntries = refusedForGood(results, request, of: body, item)
    let refused = item.refusedEntries.merging(verdict.refusedEntries) { $1 }
    let refusal = refusal(of: refused, in: body)
    let remark = refusal == nil ? "" : " and refuses \(refused.count)"
    if let (place, status) = results.later.first {
      let reason = DeliveryReason(
        "entry-\(status)",
        "the server puts off \(results.later.count) of \(count) entries\(remark)")
      verdict.outcome = .notApplied(
        reason.adding(mention(place)), retryAfter: response.retryAfter())
    } else if let doubt = results.doubts.first {
      let reason = DeliveryReason(doubt.code, doubt.description)
      verdict.outcome = .unknown(reason.adding(doubt.entry.map(mention)))
    } else if let refusal {
      verdict.outcome = .rejected(refusal)
    }
    return verdict
  }

  /// Why an item is refused of which the server refuses entries; nil where it refuses none.
  func refusal(of entries: [Int: Int], in body: BundleBody) -> DeliveryReason? {
    guard let (index, status) = entries.min(by: { $0.key < $1.key }) else { return nil }
    let reason = DeliveryReason(
      "entry-\(status)",
      "the server refuses \(entries.count) of \(body.entries.count) entries (HTTP \(status))")
    return reason.adding(EntryMention(index, of: body))
  }

  /// The refused entries that would be refused again: what they refer to was there already, or is refused itself.
  ///
  /// All others may have lacked what was put off, or what was done in the same request, perhaps after them. They are sent
  /// once more: the next request holds less or waits for what was put off, so this ends.
  private func refusedForGood(
    _ results: EntryResults, _ request: DialectRequest, of body: BundleBody, _ item: OutboxItem
  ) -> [Int: Int] {
    var refused: [Int: Int] = [:]
    for (place, status) in results.refused { refused[request.entries[place]] = status }
    guard body.kind == .transaction else { return refused }
    var places: [String: Int] = [:]
    for (index, entry) in body.entries.enumerated() where entry.isWrite {
      if let target = entry.target { places[target] = index }
    }
    let known = item.doneEntries.union(item.refusedEntries.keys)
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in refused.keys.sorted() {
        let entry = body.entries[index]
        let lacks: Bool
        if entry.method == "DELETE" {
          // What is removed must wait until nothing refers to it.
          lacks = !results.done.isEmpty
        } else {
          let references = entry.resource.map { body.references(in: $0) } ?? []
          lacks = references.contains { reference in
            guard let other = reference.target.flatMap({ places[$0] }), other != index else {
              return false
            }
            return !known.contains(other) && refused[other] == nil
          }
        }
        guard lacks else { continue }
        refused[index] = nil
        isSettled = false
      }
    }
    return refused
  }

  /// The resource of an entry by the name that the body has for it, where its place on the server must be remembered.
  func located(_ entry: BundleBody.Entry) -> String? {
    goesByPlaces && entry.method == "PUT" ? entry.target : nil
  }

  /// The place of a resource whose answer does not name one: where it was put, unless the server gives the ids.
  func own(_ target: String) -> String? { identity == .client ? target : nil }
}

extension EntryResults {
  /// What is told of a transaction that was not done as a whole.
  fileprivate var firstFailure: AnswerDoubt {
    let failed = (later + refused).min { $0.place < $1.place }
    let doubt = doubts.first
    guard let failed, failed.place < doubt?.entry ?? .max else {
      return doubt ?? .noStatus(entry: 0)
    }
    return .failed(entry: failed.place, status: failed.status)
  }
}
