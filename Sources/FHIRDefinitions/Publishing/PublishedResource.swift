public import LosslessJSON

/// A conformance resource as a package carries it: as its author wrote it, with its version, without white space.
public struct PublishedResource {
  private let source: JSONValue
  private let version: String?
  private let snapshot: Snapshot?

  /// The snapshot of a StructureDefinition, and whose words it has.
  private struct Snapshot {
    var structure: StructureDefinition
    var words: ElementWords
  }

  /// Takes a resource that stands as it is.
  ///
  /// - Parameters:
  ///   - source: what its author wrote.
  ///   - version: what it gets where it says none.
  public init(_ source: JSONValue, version: String?) {
    self.source = source
    self.version = version
    snapshot = nil
  }

  /// Takes a StructureDefinition and adds the snapshot.
  ///
  /// - Parameters:
  ///   - source: what its author wrote.
  ///   - version: what it gets where it says none.
  ///   - structure: the same with all of its elements.
  ///   - words: what people read of the elements.
  public init(
    _ source: JSONValue, version: String?, snapshot structure: StructureDefinition,
    words: ElementWords
  ) {
    self.source = source
    self.version = version
    snapshot = structure.hasSnapshot ? Snapshot(structure: structure, words: words) : nil
  }

  /// The resource.
  public var json: [UInt8] {
    var json = JSONWriter(capacity: 1 << 16)
    let statesVersion = source["version"] != nil
    json.object { json in
      for (key, value) in source.members where snapshot == nil || key != "snapshot" {
        if key == "differential", let snapshot {
          json.key("snapshot")
          Self.write(snapshot, to: &json)
        }
        json.key(key)
        json.json(CompactJSON.bytes(value))
        // It follows the url, as FHIR's own order has it.
        if key == "url", !statesVersion, let version { json.member("version", version) }
      }
    }
    return json.finish()
  }

  private static func write(_ snapshot: Snapshot, to json: inout JSONWriter) {
    json.object { json in
      json.key("element")
      json.array { json in
        for element in snapshot.structure.elements {
          ElementWriter(element, words: snapshot.words).write(to: &json)
        }
      }
    }
  }
}
