internal import LosslessJSON

/// The index of a package's folder (`.index.json`, version 2): what tools find resources by without reading them all.
struct PackageIndex: Sendable {
  private static let members = [
    "resourceType", "id", "url", "version", "kind", "type", "supplements", "content",
  ]

  private var entries: [String: [(key: String, value: String)]] = [:]

  /// Adds what a resource says of itself.
  mutating func add(_ resource: JSONValue, file: String) {
    entries[file] = Self.members.compactMap { key in
      resource[key]?.string.map { (key, $0) }
    }
  }

  /// The file, its entries by name.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("index-version", 2)
      json.key("files")
      json.array { json in
        for (file, members) in entries.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.member("filename", file)
            for (key, value) in members {
              json.key(key)
              json.string(value)
            }
          }
        }
      }
    }
    return json.finish()
  }
}
