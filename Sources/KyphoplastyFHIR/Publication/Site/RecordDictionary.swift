internal import LosslessJSON

/// The fields of a record, with what each becomes in FHIR: the schema of the record as a list.
struct RecordDictionary {
  /// A field.
  struct Field {
    /// Its way from the record: `levels[].cement.volumeMl`.
    var path: String
    /// What its value is: `number`, `date`, a list of words.
    var type: String
    /// The unit, by its UCUM code.
    var unit: String?
    /// The words that it may have.
    var words: [String]
    /// Whether what it stands in cannot be without it.
    var isRequired: Bool
    /// What it means.
    var description: String
    /// The element that carries it.
    var mapping: String?
    /// Where it stands in the bundle, in FHIRPath: what the logical model of the record says.
    var expression: String?
    /// Whether it has fields of its own.
    var isGroup: Bool
  }

  private(set) var fields: [Field] = []
  private let definitions: JSONValue?
  /// The mappings of the logical model by the path below its root.
  private var expressions: [Substring: String] = [:]

  /// - Parameters:
  ///   - schema: the schema of the record.
  ///   - model: the logical model of the record, where there is one.
  init(_ schema: JSONValue, model: JSONValue?) {
    definitions = schema["$defs"]
    for element in model?["differential"]?["element"].map({ Array($0.elements) }) ?? [] {
      guard let path = element["path"]?.string, let dot = path.firstIndex(of: "."),
        let mapping = element["mapping"]?.elements.first(where: { _ in true })
      else { continue }
      expressions[path[path.index(after: dot)...]] = mapping["map"]?.string
    }
    if let record = resolved(schema) { addFields(of: record, below: "", open: []) }
  }

  private mutating func addFields(of object: JSONValue, below path: String, open: Set<String>) {
    let required = Set(object["required"].map { $0.elements.compactMap(\.string) } ?? [])
    guard let properties = object["properties"] else { return }
    for (name, field) in properties.members {
      add(field, path: path + name, isRequired: required.contains(name), open: open)
    }
  }

  private mutating func add(_ field: JSONValue, path: String, isRequired: Bool, open: Set<String>) {
    let items = resolved(field)?["items"]
    let element = items ?? field
    let own = resolved(element)
    let isGroup = own?["properties"] != nil
    let place = items == nil ? path : path + "[]"
    let words = own?["enum"].map { $0.elements.compactMap(\.string) } ?? []
    fields.append(
      Field(
        path: place, type: Self.type(of: own, isGroup: isGroup),
        unit: (field["x-unit"] ?? element["x-unit"] ?? own?["x-unit"])?.string, words: words,
        isRequired: isRequired,
        description: (field["description"] ?? own?["description"])?.string ?? "",
        mapping: (field["x-fhir"] ?? own?["x-fhir"])?.string,
        expression: expressions[place.split(separator: "[]").joined()[...]], isGroup: isGroup))
    guard let own, isGroup else { return }
    let name = element["$ref"]?.string ?? place
    // A definition that refers to itself is told once.
    guard !open.contains(name) else { return }
    addFields(of: own, below: place + ".", open: open.union([name]))
  }

  /// What a reference to a definition means; a value without one is itself.
  private func resolved(_ value: JSONValue?) -> JSONValue? {
    var value = value
    for _ in 0..<8 {
      guard let name = value?["$ref"]?.string?.split(separator: "/").last else { return value }
      value = definitions?[String(name)]
    }
    return value
  }

  private static func type(of value: JSONValue?, isGroup: Bool) -> String {
    if isGroup { return "group" }
    guard let value else { return "" }
    if value["enum"] != nil { return "word" }
    if let format = value["format"]?.string { return format }
    let type =
      value["type"]?.string ?? value["type"].map { type in
        type.elements.compactMap(\.string).filter { $0 != "null" }.joined(separator: " or ")
      } ?? ""
    if type == "string", let pattern = value["pattern"]?.string, pattern.hasPrefix("^[0-9]{4}") {
      return pattern.contains("T[0-9]") ? "date and time" : "date"
    }
    return type.isEmpty ? "value" : type
  }
}
