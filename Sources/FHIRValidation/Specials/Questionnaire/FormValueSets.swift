internal import FHIRDefinitions
internal import LosslessJSON

/// The value sets that a resource contains, worked out with the definitions around it.
struct FormValueSets: Sendable {
  private let definitions: Definitions?

  /// Nothing is worked out for a resource that contains none.
  init(of container: JSONValue, over definitions: Definitions) {
    var builder = PackBuilder(context: definitions)
    builder.begin(PackSource(id: "contained", version: "", fhirVersion: nil, sha256: ""))
    var isEmpty = true
    container["contained"]?.elements.forEach { json in
      if json["resourceType"]?.string == "ValueSet", let document = Self.named(json),
        builder.add(document, named: "contained")
      {
        isEmpty = false
      }
    }
    guard !isEmpty, let bytes = try? builder.build(), let pack = try? DefinitionPack(bytes) else {
      self.definitions = nil
      return
    }
    self.definitions = definitions.adding([pack])
  }

  /// The value set that `#id` means.
  func valueSet(_ fragment: String) -> ValueSet? {
    definitions?.valueSet(Self.scheme + fragment.dropFirst())
  }

  private static let scheme = "urn:contained:"

  /// The value set with its id for a url: its own, if it has one, may be that of another.
  private static func named(_ json: JSONValue) -> JSONDocument? {
    guard let id = json["id"]?.string, IDFormat.isPlain(id) else { return nil }
    var text = Array(#"{"resourceType":"ValueSet","status":"draft","url":"\#(scheme)\#(id)""#.utf8)
    for member in ["compose", "expansion"] {
      guard let value = json[member] else { continue }
      text += Array(#","\#(member)":"#.utf8)
      text += json.document.bytes[json.document.range(of: value.node)]
    }
    text.append(UInt8(ascii: "}"))
    return try? JSONDocument(text)
  }
}
