import FHIRDelivery
import KyphoplastyFHIR
import LosslessJSON

/// An item with a body, of which some entries are done.
func item(
  _ body: [UInt8], done: Set<Int> = [], refused: [Int: Int] = [:], version: Int = 1
) -> OutboxItem {
  OutboxItem(
    id: 7, key: "K-1", version: version, body: body, doneEntries: done, refusedEntries: refused,
    dueAt: UnixTime(milliseconds: 0), queuedAt: UnixTime(milliseconds: 0))
}

/// An answer with FHIR in it.
func fhir(
  _ status: Int, _ body: [UInt8] = [], _ fields: KeyValuePairs<String, String> = [:]
) throws -> HTTPResponse {
  var headers = try HTTPHeaders(fields)
  if !body.isEmpty { try headers.set("Content-Type", to: "application/fhir+json") }
  return HTTPResponse(status: status, headers: headers, body: body)
}

/// An entry that puts a resource with further members under its id, which refers to others.
func put(_ type: String, _ id: String, to references: String..., more: String = "") -> String {
  let links = references.map { #"{"reference":"\#($0)"}"# }.joined(separator: ",")
  return """
    {"fullUrl":"http://example.org/site/\(type)/\(id)",\
    "resource":{"resourceType":"\(type)","id":"\(id)"\(more),"link":[\(links)]},\
    "request":{"method":"PUT","url":"\(type)/\(id)"}}
    """
}

/// An entry that removes a resource.
func delete(_ type: String, _ id: String) -> String {
  #"{"request":{"method":"DELETE","url":"\#(type)/\#(id)"}}"#
}

/// The urls of a bundle's requests, in their order.
func urls(_ bundle: [UInt8]) throws -> [String] {
  let entries = try JSONDocument(bundle).value["entry"].map { Array($0.elements) } ?? []
  return entries.compactMap { $0["request"]?["url"]?.string }
}

extension FHIRDialect {
  func request(_ item: OutboxItem) throws -> DialectRequest {
    try request(for: item, locations: [:])
  }
}
