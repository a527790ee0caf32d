internal import FHIRDelivery
internal import LosslessJSON

extension FHIRDialect {
  /// The next entry as a request of its own.
  func single(_ unsent: UnsentBundle) throws(UnsendableItem) -> DialectRequest {
    let order = EntryOrder(unsent.body)
    guard !order.hasInnerAddresses || identity == .conditional else {
      throw Self.innerAddresses
    }
    let entries = order.entries.filter(unsent.open.contains)
    let ready = goesByPlaces ? unsent.ready(entries, order) : entries
    guard let index = ready.first ?? unsent.first(of: entries, order) else {
      throw UnsendableItem("item-done", "nothing of the item is left to do")
    }
    let entry = unsent.body.entries[index]
    guard let method = HTTPMethod(ofEntry: entry.method) else {
      throw UnsendableItem("item-method", "\(unsent.name(index)) has a method that is not known")
    }
    let content = try unsent.writer.content(index, with: [], isProvisional: ready.isEmpty)
    guard let address = RequestAddress(content.url) else {
      throw UnsendableItem("item-url", "\(unsent.name(index)) has no relative url")
    }
    guard limits.allow(entries: 1, bytes: content.resource.count) else {
      throw UnsendableItem(
        "item-too-large", "the server's limits do not allow \(unsent.name(index)) even alone")
    }
    return DialectRequest(
      method, path: address.path, query: address.query,
      headers: try headers(of: entry, unsent.name(index)), body: content.resource,
      entries: [index])
  }

  func singleVerdict(
    on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
  ) -> DialectVerdict {
    guard let body = BundleBody(item.body), let index = request.entries.first,
      body.entries.indices.contains(index)
    else { return DialectVerdict(.unknown(Self.strangeRequest), isComplete: false) }
    let mention = EntryMention(index, of: body)
    if request.method == .delete, response.saysGone {
      return verdict(done: [index], of: body, item)
    }
    guard let failure = DeliveryOutcome(statusOf: response) else {
      switch SingleAnswer(response, to: request) {
      case .done(let location):
        var locations: [String: String] = [:]
        if let target = located(body.entries[index]) { locations[target] = location ?? own(target) }
        return verdict(
          done: isProvisional(request.body, of: body.entries[index], in: body) ? [] : [index],
          of: body, item, locations: locations)
      case .doubtful(let reason):
        return DialectVerdict(.unknown(reason.adding(mention)), isComplete: false)
      }
    }
    let refused = RefusedOutcome(response.body)
    if let elsewhere = DeliveryOutcome(refusalElsewhere: response, refused) {
      return DialectVerdict(elsewhere, isComplete: false)
    }
    let outcome = refused?.isRollback(response.status) == true ? .conflict(response) : failure
    return DialectVerdict(
      outcome.explained(by: response, refused).adding(mention), isComplete: false)
  }

  /// What a bundle has as conditions of a request, as header fields.
  private func headers(
    of entry: BundleBody.Entry, _ name: String
  ) throws(UnsendableItem) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for (field, value) in entry.conditions {
      do throws(HTTPHeaderError) {
        try headers.set(field, to: value)
      } catch {
        throw UnsendableItem("item-condition", "a condition of \(name) is no header field")
      }
    }
    return headers
  }

  /// Whether a resource went out with identifiers in the place of references, so that it must go once more.
  func isProvisional(
    _ sent: [UInt8], of entry: BundleBody.Entry, in body: BundleBody
  ) -> Bool {
    guard goesByPlaces, let resource = entry.resource,
      let document = try? JSONDocument(sent)
    else { return false }
    return BundleBody.references(in: document.root, of: document).count
      < body.references(in: resource).count
  }

  /// The verdict on entries that the server has executed.
  func verdict(
    done: Set<Int>, of body: BundleBody, _ item: OutboxItem, locations: [String: String] = [:]
  ) -> DialectVerdict {
    DialectVerdict(
      .delivered, doneEntries: done,
      isComplete: done.union(item.doneEntries).count >= body.entries.count, locations: locations)
  }

  static var strangeRequest: DeliveryReason {
    DeliveryReason("answer-strange", "the answer belongs to a request that the item does not have")
  }
}

extension HTTPMethod {
  fileprivate init?(ofEntry name: String) {
    switch name {
    case "PUT": self = .put
    case "POST": self = .post
    case "DELETE": self = .delete
    case "GET": self = .get
    case "HEAD": self = .head
    case "PATCH": self = .patch
    default: return nil
    }
  }
}
