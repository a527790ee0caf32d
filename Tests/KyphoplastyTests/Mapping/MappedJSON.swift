import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

/// A bundle as its bytes tell it, for tests that ask what is really sent.
struct MappedJSON {
  let bytes: [UInt8]
  let root: JSONValue

  init(_ bundle: R4.Bundle) throws {
    bytes = bundle.json()
    root = try JSONDocument(bytes).value
  }

  init(_ record: KyphoplastyEncounter, site: Site = Site()) throws {
    try self.init(EncounterMapper(site: site, secret: .demonstration).bundle(for: record))
  }

  var resources: [JSONValue] {
    root["entry"]?.elements.compactMap { $0["resource"] } ?? []
  }

  func resources(_ type: String) -> [JSONValue] {
    resources.filter { $0["resourceType"]?.string == type }
  }

  /// The addresses `Type/id` of the entries, in their order.
  var addresses: [String] {
    resources.map { "\($0["resourceType"]?.string ?? "")/\($0["id"]?.string ?? "")" }
  }

  /// What all references point to.
  var references: [String] { root.texts(named: "reference") }
}

extension JSONValue {
  /// The elements of an array.
  var list: [JSONValue] { Array(elements) }

  /// Whether a field, as `levels[0].cement`, is there.
  func has(_ field: String) -> Bool {
    var value: JSONValue? = self
    for step in field.split(separator: ".") {
      let parts = step.split(separator: "[")
      value = parts.first.flatMap { value?[String($0)] }
      if let place = parts.dropFirst().first.flatMap({ Int($0.dropLast()) }) {
        value = value.flatMap { $0.list.indices.contains(place) ? $0.list[place] : nil }
      }
    }
    return value != nil
  }

  /// Visits every object in it, itself included.
  func everyObject(_ visit: (JSONValue) -> Void) {
    switch kind {
    case .object:
      visit(self)
      for (_, value) in members { value.everyObject(visit) }
    case .array: for value in elements { value.everyObject(visit) }
    default: break
    }
  }

  /// The texts of all members with the name.
  func texts(named name: String) -> [String] {
    var texts: [String] = []
    everyObject { if let text = $0[name]?.string { texts.append(text) } }
    return texts
  }

  /// The codes of the codings of a concept, as `system|code`.
  var codes: [String] {
    self["coding"]?.elements.map { "\($0["system"]?.string ?? "")|\($0["code"]?.string ?? "")" }
      ?? []
  }

  /// The codes of one system in a concept.
  func codes(of system: Terminology) -> [String] {
    self["coding"]?.elements.filter { $0["system"]?.string == system.uriText }
      .compactMap { $0["code"]?.string } ?? []
  }
}
