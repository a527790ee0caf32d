public import FHIRDelivery
internal import LosslessJSON

extension FHIRDialect {
  /// Reads back what the next request would put on the server: a resource, or several by a batch of reads.
  ///
  /// One resource would be no witness for a transaction: it may have the same content in the version before. Nil where an
  /// entry cannot be found again, as one that was created without an identifier.
  public func inquiry(about item: OutboxItem, locations: [String: String]) -> DialectRequest? {
    guard let body = BundleBody(item.body),
      let next = try? request(for: item, locations: locations)
    else { return nil }
    let writer = EntryWriter(body: body, identity: identity, locations: locations)
    var addresses: [String] = []
    for index in next.entries {
      guard let address = readingAddress(of: index, with: Set(next.entries), by: writer) else {
        return nil
      }
      addresses.append(address)
    }
    if addresses.count == 1, let address = RequestAddress(addresses[0]) {
      return DialectRequest(
        .get, path: address.path, query: address.query, body: [], entries: next.entries)
    }
    guard !addresses.isEmpty else { return nil }
    let entries = addresses.map { address in
      var json = JSONWriter(capacity: 128)
      json.object { json in
        json.key("request")
        json.object { json in
          json.member("method", "GET")
          json.member("url", address)
        }
      }
      return json.finish()
    }
    return DialectRequest(
      .post, body: BundleBody.bundle(.batch, of: entries), entries: next.entries)
  }

  /// Applied where the server has every resource as it was sent; not applied where it lacks one that must be there.
  ///
  /// Anything else is no answer: the server may have changed what it stores, or others may have.
  public func wasApplied(
    _ item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest
  ) -> Bool? {
    let findings = findings(on: item, answer: answer, to: inquiry)
    guard findings.isCertain else { return nil }
    if findings.isMissing { return findings.found.isEmpty ? false : nil }
    guard let body = BundleBody(item.body) else { return nil }
    return findings.found.union(item.doneEntries).count >= body.entries.count ? true : nil
  }

  /// What the answer to an inquiry shows of each entry that was asked for.
  func findings(
    on item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest
  ) -> InquiryFindings {
    guard let body = BundleBody(item.body),
      inquiry.entries.allSatisfy(body.entries.indices.contains)
    else { return InquiryFindings() }
    let read: [ReadResource]
    if inquiry.path.isEmpty {
      guard answer.status == 200, let all = ReadResource.all(in: answer.body),
        all.count == inquiry.entries.count
      else { return InquiryFindings() }
      read = all
    } else {
      read = [ReadResource(answer)]
    }
    var findings = InquiryFindings()
    var isOpen = false
    for (index, one) in zip(inquiry.entries, read) {
      switch finding(on: body.entries[index], one, in: body) {
      case .agrees:
        findings.found.insert(index)
        if case .found(let resource) = one.state, let target = located(body.entries[index]) {
          findings.locations[target] = AnsweredEntry.address(of: resource) ?? own(target)
        }
      case .contradicts: findings.isMissing = true
      case .open: isOpen = true
      }
    }
    if findings.isMissing, mode(for: body) == .transaction {
      // All or nothing: what is missing shows that nothing was applied, whatever else is there from before.
      return InquiryFindings(isMissing: true, isCertain: true)
    }
    findings.isCertain = !isOpen
    return findings
  }

  private enum Finding {
    case agrees
    case contradicts
    case open
  }

  private func finding(
    on entry: BundleBody.Entry, _ found: ReadResource, in body: BundleBody
  ) -> Finding {
    switch (entry.method, found.state) {
    case ("DELETE", .missing), ("GET", _), ("HEAD", _): return .agrees
    case ("DELETE", .found): return .contradicts
    case ("PUT", .missing), ("POST", .missing): return .contradicts
    case ("PUT", .found(let resource)), ("POST", .found(let resource)):
      guard let sent = entry.resource else { return .open }
      return ContentComparison.isStored(JSONValue(body.document, sent), as: resource)
        ? .agrees : .open
    default: return .open
    }
  }

  /// The url under which an entry's resource can be read; nil where there is none.
  private func readingAddress(
    of index: Int, with companions: Set<Int>, by writer: EntryWriter
  ) -> String? {
    let entry = writer.body.entries[index]
    switch entry.method {
    case "PUT", "DELETE":
      if entry.target != nil || identity == .client {
        return try? writer.content(index, with: companions).url
      }
      return entry.url
    case "GET", "HEAD": return entry.url
    case "POST":
      guard let resource = entry.resource,
        let list = writer.body.document.member("identifier", of: resource),
        let identifier = JSONValue(writer.body.document, list).elements.first(where: {
          $0["system"]?.string != nil && $0["value"]?.string != nil
        }),
        let system = identifier["system"]?.string, let value = identifier["value"]?.string
      else { return nil }
      return "\(entry.type)?identifier=\(RequestAddress.encoded("\(system)|\(value)"))"
    default: return nil
    }
  }
}
