import Foundation
import FoundationNetworking
import LosslessJSON

/// Everything that a server holds, with every version that it ever held.
struct ServerContent {
  /// A version of a resource: its bytes without what the server adds; nil for a deletion.
  typealias Version = String?

  /// From the first version to the last, by `Type/id`.
  var histories: [String: [Version]] = [:]

  /// What is there now.
  var current: [String: String] {
    histories.compactMapValues { $0.last ?? nil }
  }

  /// Reads all resources of some types, and the history of each, of those that were deleted too.
  static func read(
    _ base: String, types: Set<String>, known: Set<String>
  ) async throws -> ServerContent {
    let session = URLSession(configuration: .ephemeral)
    defer { session.invalidateAndCancel() }
    var references = known
    for type in types {
      var next: String? = "\(base)/\(type)?_count=200"
      while let address = next {
        let document = try await get(session, address)
        for entry in document?.value["entry"]?.elements.map({ $0 }) ?? [] {
          if let id = entry["resource"]?["id"]?.string { references.insert("\(type)/\(id)") }
        }
        next =
          document?.value["link"]?.elements.first { $0["relation"]?.string == "next" }?["url"]?
          .string
      }
    }
    var content = ServerContent()
    for reference in references {
      var versions: [Version] = []
      var next: String? = "\(base)/\(reference)/_history?_count=200"
      while let address = next {
        guard let document = try await get(session, address) else { break }
        for entry in document.value["entry"]?.elements.map({ $0 }) ?? [] {
          versions.append(entry["resource"].map { plain($0.text) })
        }
        next =
          document.value["link"]?.elements.first { $0["relation"]?.string == "next" }?["url"]?
          .string
      }
      if !versions.isEmpty { content.histories[reference] = versions.reversed() }
    }
    return content
  }

  /// The document at an address; nil where there is none.
  private static func get(_ session: URLSession, _ address: String) async throws -> JSONDocument? {
    guard let url = URL(string: address) else { throw HistoryError("no address: \(address)") }
    let (data, response) = try await session.data(from: url)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    if status == 404 || status == 410 { return nil }
    guard status == 200 else { throw HistoryError("the server answers \(status) to a read") }
    return try JSONDocument([UInt8](data))
  }

  /// A resource as it was sent: without the version and the time, which the server puts at the beginning of its meta.
  static func plain(_ text: String) -> String {
    guard let start = text.range(of: #""versionId":""#),
      let time = text.range(of: #"","lastUpdated":""#, range: start.upperBound..<text.endIndex),
      let end = text.range(of: "\"", range: time.upperBound..<text.endIndex)
    else { return text }
    var rest = text[end.upperBound...]
    if rest.first == "," { rest = rest.dropFirst() }
    return String(text[..<start.lowerBound]) + rest
  }
}

extension JSONValue {
  /// Its bytes as they stand in the document.
  var text: String { String(decoding: document.bytes[document.range(of: node)], as: UTF8.self) }
}
