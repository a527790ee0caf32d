internal import FHIRDelivery
internal import LosslessJSON

extension FHIRDialect {
  /// A transaction that goes as the bytes that it is, by its outline alone; nil where the bundle must be read.
  func whole(_ item: OutboxItem) -> DialectRequest? {
    guard mode == .transaction, identity == .client, item.isUntouched,
      let outline = BundleOutline(item.outline, of: item.body),
      aims.allow(entries: outline.count, bytes: item.body.count)
    else { return nil }
    return DialectRequest(.post, body: item.body, entries: Array(0..<outline.count))
  }

  /// What an answer of success in every entry means for a transaction that went as a whole.
  ///
  /// Nil for any other answer, and where the outline does not tell enough: then the bundle is read, and the answer looked
  /// at entry by entry.
  func wholeVerdict(
    on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
  ) -> DialectVerdict? {
    guard response.status == 200, mode == .transaction, identity == .client,
      item.isUntouched, request.body == item.body,
      let outline = BundleOutline(item.outline, of: item.body),
      outline.count == request.entries.count, outline.isExecuted(by: response.body)
    else { return nil }
    return DialectVerdict(.delivered, isComplete: true)
  }
}

extension OutboxItem {
  /// Whether no entry of it is done or refused.
  fileprivate var isUntouched: Bool { doneEntries.isEmpty && refusedEntries.isEmpty }
}

extension BundleOutline {
  /// Whether an answer says that every entry was executed, and under the id that it was put with.
  fileprivate func isExecuted(by answer: [UInt8]) -> Bool {
    guard let document = try? JSONDocument(answer) else { return false }
    let root = document.root
    guard let resource = document.member("resourceType", of: root),
      document.isString(resource, "Bundle"), let type = document.member("type", of: root),
      document.isString(type, "transaction-response"),
      let list = document.member("entry", of: root), document.count(of: list) == count
    else { return false }
    var index = 0
    var areAll = true
    document.forEachElement(of: list) { entry in
      areAll = areAll && isExecuted(index, by: entry, in: document)
      index += 1
    }
    return areAll
  }

  private func isExecuted(_ index: Int, by entry: JSONNode, in document: JSONDocument) -> Bool {
    // What the answer says of a resource is looked at with more care.
    guard document.member("resource", of: entry) == nil,
      let response = document.member("response", of: entry),
      let status = document.member("status", of: response), document.kind(of: status) == .string
    else { return false }
    let isSuccess = document.withUTF8(of: status) { text in
      text.count >= 3 && text[0] == UInt8(ascii: "2")
        && text[1...2].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    guard isSuccess else { return false }
    guard let location = document.member("location", of: response) else { return true }
    guard document.kind(of: location) == .string else { return false }
    return document.withUTF8(of: location) { isPut(index, at: $0) }
  }

  /// Whether a location, absolute or relative, with a version or without, is that of an entry that is put.
  private func isPut(_ index: Int, at location: UnsafeBufferPointer<UInt8>) -> Bool {
    func start(before end: Int) -> Int {
      var start = max(end, 0)
      while start > 0, location[start - 1] != UInt8(ascii: "/") { start -= 1 }
      return start
    }
    var end = location.count
    var id = start(before: end)
    var type = start(before: id - 1)
    if location[type..<max(id - 1, type)].elementsEqual("_history".utf8) {
      end = max(type - 1, 0)
      id = start(before: end)
      type = start(before: id - 1)
    }
    return isPut(index, as: location[type..<end])
  }
}
