import LosslessJSON

/// What a server holds that gives the ids itself, under the names that the records' resources have here.
///
/// The server's resources carry a mark: an identifier or a tag `urn:uuid:` with the id that was meant. By it each is known
/// again, and every reference to it can be read as it was sent. Members have no order then, and all else is compared as
/// it stands.
struct OwnNames {
  /// From `Type/id` on the server to `Type/id` as it was sent.
  private(set) var names: [String: String] = [:]
  /// What is on the server more than once, or without a mark.
  private(set) var failures: [String] = []

  static let system = "urn:ietf:rfc:3986"

  init(_ content: ServerContent) throws {
    var owners: [String: String] = [:]
    for (reference, versions) in content.histories.sorted(by: { $0.key < $1.key }) {
      guard let text = versions.compactMap(\.self).last else { continue }
      let resource = try JSONDocument(Array(text.utf8)).value
      guard let id = Self.mark(of: resource) else {
        failures.append("\(reference) has no mark")
        continue
      }
      let own = "\(reference.prefix { $0 != "/" })/\(id)"
      names[reference] = own
      if let other = owners.updateValue(reference, forKey: own) {
        failures.append("\(own) is there twice: as \(other) and as \(reference)")
      }
    }
  }

  /// The id in the mark of a resource.
  private static func mark(of resource: JSONValue) -> String? {
    let identifiers = resource["identifier"]?.elements.map { ($0["system"], $0["value"]) } ?? []
    let tags = resource["meta"]?["tag"]?.elements.map { ($0["system"], $0["code"]) } ?? []
    for (system, value) in identifiers + tags where system?.string == Self.system {
      if let name = value?.string, name.hasPrefix("urn:uuid:") {
        return String(name.dropFirst("urn:uuid:".count))
      }
    }
    return nil
  }

  /// The histories under the own names, in a form in which they can be compared.
  func histories(_ content: ServerContent) throws -> [String: [ServerContent.Version]] {
    var result: [String: [ServerContent.Version]] = [:]
    for (reference, versions) in content.histories {
      guard let own = names[reference] else { continue }
      let id = String(own.drop { $0 != "/" }.dropFirst())
      result[own] = try versions.map { try $0.map { try plain($0, id: id) } }
    }
    return result
  }

  /// A resource with sorted members, without its mark, and with the names that it and others had when it was sent.
  func plain(_ text: String, id: String? = nil) throws -> String {
    let resource = try JSONDocument(Array(text.utf8)).value
    let own = id ?? resource["id"]?.string ?? ""
    return plain(resource, path: [], id: own) ?? "{}"
  }

  private func plain(_ value: JSONValue, path: [String], id: String) -> String? {
    switch value.kind {
    case .object:
      var members: [(String, String)] = []
      for (key, member) in value.members {
        if path == ["meta"], ["versionId", "lastUpdated"].contains(key) { continue }
        if path.isEmpty, key == "id" {
          members.append((key, "\"\(id)\""))
        } else if let text = plain(member, path: path + [key], id: id) {
          members.append((key, text))
        }
      }
      guard !members.isEmpty else { return nil }
      let sorted = members.sorted { $0.0 < $1.0 }.map { "\"\($0.0)\":\($0.1)" }
      return "{\(sorted.joined(separator: ","))}"
    case .array:
      let isMarked = path == ["identifier"] || path == ["meta", "tag"]
      let elements = value.elements.filter { element in
        let name = element["value"]?.string ?? element["code"]?.string
        return !isMarked || element["system"]?.string != Self.system || name != "urn:uuid:\(id)"
      }.compactMap { plain($0, path: path + ["[]"], id: id) }
      return elements.isEmpty ? nil : "[\(elements.joined(separator: ","))]"
    default:
      if path.last == "reference", let text = value.string { return "\"\(names[text] ?? text)\"" }
      return value.text
    }
  }
}
