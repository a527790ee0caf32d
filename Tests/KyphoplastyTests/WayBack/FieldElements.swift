import FHIRModel
import LosslessJSON

@testable import Kyphoplasty

/// The elements of the bundles that each field of the record is read from, found by reading filled records back.
struct FieldElements {
  /// By the field's path without places: `levels.cement.volumeMl`.
  private(set) var elements: [String: Set<String>] = [:]

  /// Maps records and notes for each value in them where it was read.
  init(of records: [KyphoplastyEncounter]) throws {
    let mapper = EncounterMapper(secret: .demonstration)
    for record in records {
      var reader = BundleReader()
      let directory = mapper.directoryBundle(for: record).json()
      _ = reader.read(directory, file: "directory")
      let bundle = mapper.bundle(for: record).json()
      let result = reader.read(bundle, file: "bundle")
      let documents = [
        "directory": try JSONDocument(directory), "bundle": try JSONDocument(bundle),
      ]
      for field in try Self.fields(of: record) {
        guard case .element(let file, _, _, let path)? = result.place(ofField: field),
          let document = documents[file]
        else { continue }
        elements[Self.withoutPlaces(field), default: []].insert(
          Self.element(at: path, in: document))
      }
    }
  }

  /// The paths of all values of a record: `patient.given[1]`.
  private static func fields(of record: KyphoplastyEncounter) throws -> [String] {
    var fields: [String] = []
    func walk(_ value: JSONValue, _ path: String) {
      switch value.kind {
      case .object:
        for (key, member) in value.members { walk(member, path.isEmpty ? key : "\(path).\(key)") }
      case .array:
        for (place, element) in value.elements.enumerated() { walk(element, "\(path)[\(place)]") }
      case .null: break
      default: fields.append(path)
      }
    }
    walk(try JSONDocument(record.json()).value, "")
    return fields
  }

  /// `Bundle.entry[3].resource.component[1].valueQuantity.value` as
  /// `Observation (cement-volume) component (side) valueQuantity`.
  private static func element(at path: String, in document: JSONDocument) -> String {
    var value: JSONValue? = document.value
    var words = ""
    for step in path.split(separator: ".").dropFirst() {
      let parts = step.split(separator: "[")
      value = value?[String(parts[0])]
      if parts.count > 1, let place = Int(parts[1].dropLast()) {
        value = value.flatMap { Array($0.elements).dropFirst(place).first }
      }
      switch parts[0] {
      case "entry": continue
      case "resource":
        words = value?["resourceType"]?.string ?? ""
        if words == "Observation" { words += code(value).map { " (\($0))" } ?? "" }
      case "value" where value?.kind == .number: continue
      case "component": words += ".component" + (code(value).map { " (\($0))" } ?? "")
      case "extension":
        let name = value?["url"]?.string?.split(separator: "/").last ?? ""
        words += ".extension (\(name))"
      default: words += ".\(parts[0])"
      }
    }
    return words
  }

  private static func code(_ value: JSONValue?) -> String? {
    value?["code"]?["coding"].flatMap { Array($0.elements).first }?["code"]?.string
  }

  static func withoutPlaces(_ field: String) -> String {
    field.split(separator: ".").map { $0.split(separator: "[")[0] }.joined(separator: ".")
  }
}
