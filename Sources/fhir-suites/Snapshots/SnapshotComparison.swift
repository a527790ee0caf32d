import FHIRDefinitions

/// How far the elements of a snapshot that was made agree with those of the published one.
struct SnapshotComparison {
  /// One thing in which an element differs.
  struct Difference: Sendable {
    var structure: String
    /// The id of the element.
    var element: String
    /// What differs: `min`, `types`, `missing`, `surplus`.
    var aspect: String
    var published: String
    var made: String
  }

  /// The elements that are published.
  private(set) var elements = 0
  /// Those that were made and agree in everything.
  private(set) var agreeing = 0
  /// The elements that were made and are not published.
  private(set) var surplus = 0
  private(set) var structures = 0
  /// The structures that could not be made, because their base is not here.
  private(set) var withoutBase: [String] = []
  private(set) var differences: [Difference] = []

  var share: Double { elements == 0 ? 1 : Double(agreeing) / Double(elements) }

  /// Compares one structure.
  mutating func compare(published: StructureDefinition, made: StructureDefinition) {
    guard made.hasSnapshot else {
      withoutBase.append(published.url)
      return
    }
    structures += 1
    var rest: [String: ElementDefinition] = [:]
    for element in made.elements where rest[element.id] == nil { rest[element.id] = element }
    for element in published.elements {
      elements += 1
      guard let other = rest.removeValue(forKey: element.id) else {
        add(published, element, "missing", "", "")
        continue
      }
      let before = differences.count
      compare(element, other, in: published)
      if differences.count == before { agreeing += 1 }
    }
    for element in made.elements where rest[element.id] != nil {
      surplus += 1
      add(published, element, "surplus", "", "")
    }
  }

  private mutating func add(
    _ structure: StructureDefinition, _ element: ElementDefinition, _ aspect: String,
    _ published: String, _ made: String
  ) {
    differences.append(
      Difference(
        structure: structure.url, element: element.id, aspect: aspect, published: published,
        made: made))
  }

  private mutating func compare(
    _ published: ElementDefinition, _ made: ElementDefinition, in structure: StructureDefinition
  ) {
    for (aspect, text) in Self.aspects {
      let (one, other) = (text(published), text(made))
      if one != other { add(structure, published, aspect, one, other) }
    }
  }

  private static let aspects: [(String, @Sendable (ElementDefinition) -> String)] = [
    ("path", { $0.path }),
    ("sliceName", { $0.sliceName ?? "" }),
    ("min", { "\($0.min)" }),
    ("max", { $0.max.map(String.init) ?? "*" }),
    ("types", { $0.types.map(words).sorted().joined(separator: " | ") }),
    ("contentReference", { reference($0.contentReference) }),
    ("binding", { $0.binding.map { "\($0.strength) \($0.valueSet ?? "")" } ?? "" }),
    ("fixed", { words($0.fixed) }),
    ("pattern", { words($0.pattern) }),
    ("slicing", { words($0.slicing) }),
    ("constraints", { Set($0.constraints.map(\.key)).sorted().joined(separator: " ") }),
    ("mustSupport", { "\($0.mustSupport)" }),
    ("isModifier", { "\($0.isModifier)" }),
    ("maxLength", { $0.maxLength.map(String.init) ?? "" }),
    ("minValue", { words($0.minValue) }),
    ("maxValue", { words($0.maxValue) }),
  ]

  private static func words(_ type: TypeReference) -> String {
    let profiles = type.profiles.sorted().joined(separator: ",")
    let targets = type.targetProfiles.sorted().joined(separator: ",")
    return "\(type.code)(\(profiles))->(\(targets)) \(type.aggregation.rawValue) \(type.versioning)"
  }

  private static func words(_ value: ElementValue?) -> String {
    value.map { $0.type + " " + String(decoding: $0.json, as: UTF8.self) } ?? ""
  }

  private static func words(_ slicing: Slicing?) -> String {
    guard let slicing else { return "" }
    let discriminators = slicing.discriminators.map { "\($0.kind) \($0.path)" }
    return
      "\(discriminators.sorted().joined(separator: ", ")) \(slicing.rules) \(slicing.isOrdered)"
  }

  /// A reference with and without the url of the base type mean the same.
  private static func reference(_ text: String?) -> String {
    guard let text, let hash = text.firstIndex(of: "#") else { return text ?? "" }
    return String(text[hash...])
  }
}
