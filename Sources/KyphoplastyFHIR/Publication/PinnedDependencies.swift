internal import FHIRDefinitions
internal import FHIRDefinitionsR4
internal import LosslessJSON

/// The packages that ours needs, in the versions that its snapshots were made with.
struct PinnedDependencies {
  /// The name and version of each, by name.
  private let versions: [(id: String, version: String)]

  init(_ usCore: FHIRDefinitionsR4.USCoreVersion) {
    let needed = Definitions.usCore(usCore).sources
    versions = needed.map { ($0.id, $0.version) }.sorted { $0.id < $1.id }
  }

  /// A `package.json` with these dependencies, and this name and version, in place of its own.
  func description(_ source: JSONValue, of identity: PackageIdentity) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      for (key, value) in source.members where key != "dependencies" {
        switch key {
        case "name": json.member(key, identity.name)
        case "version": json.member(key, identity.version)
        default:
          json.key(key)
          json.json(value.bytes)
        }
      }
      json.key("dependencies")
      json.object { json in
        for (id, version) in versions { json.member(id, version) }
      }
    }
    return json.finish()
  }

  /// An ImplementationGuide of a package, whose dependencies have these versions; what it does not depend on is not
  /// added.
  func guide(_ source: JSONValue, of identity: PackageIdentity) -> JSONDocument {
    var json = JSONWriter(capacity: 1 << 15)
    json.object { json in
      for (key, value) in source.members {
        json.key(key)
        switch key {
        case "packageId": json.string(identity.name)
        case "dependsOn":
          json.array { json in
            for dependency in value.elements { write(dependency, to: &json) }
          }
        default: json.json(value.bytes)
        }
      }
    }
    return (try? JSONDocument(json.finish())) ?? source.document
  }

  private func write(_ dependency: JSONValue, to json: inout JSONWriter) {
    let id = dependency["packageId"]?.string
    let pinned = versions.first { $0.id == id }?.version
    json.object { json in
      for (key, value) in dependency.members {
        json.key(key)
        if key == "version", let pinned { json.string(pinned) } else { json.json(value.bytes) }
      }
    }
  }
}

extension JSONValue {
  /// The value as it stands in its document.
  var bytes: ArraySlice<UInt8> { document.bytes[document.range(of: node)] }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }
}
