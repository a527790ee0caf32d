import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import Foundation
import LosslessJSON

enum InvariantsBenchmark: Benchmark {
  static let name = "invariants"
  static let summary =
    "twelve published invariants, compiled once, on a Patient, an Observation and an 86 KB Bundle"

  /// Where an invariant is asked: of what is at the end of this path from a Patient, an Observation, a Bundle.
  private static let places:
    [(key: String, patient: String?, observation: String?, bundle: String?)] = [
      ("dom-2", "", "", "entry.resource"), ("dom-3", "", "", "entry.resource"),
      ("dom-6", "", "", "entry.resource"),
      ("ele-1", "", "", ""), ("ext-1", "extension", nil, "entry.resource.extension"),
      ("per-1", "name.period", "effective", "entry.resource.period"),
      ("ref-1", "managingOrganization", "subject", "entry.resource.subject"),
      ("obs-6", nil, "", "entry.resource.ofType(Observation)"),
      ("obs-7", nil, "", "entry.resource.ofType(Observation)"),
      ("pat-1", "contact", nil, "entry.resource.ofType(Patient).contact"), ("bdl-7", nil, nil, ""),
      ("txt-1", "text", "text", "entry.resource.text"),
    ]

  static func run() throws {
    let published = expressions()
    let documents = [
      ("Patient", Subjects.patient), ("Observation", Subjects.observation),
      ("Bundle", try Subjects.largeBundle()),
    ]
    for (name, bytes) in documents {
      if let folder = Options.text("folder") {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).json"))
      }
      let document = try JSONDocument(bytes)
      for place in places {
        let path =
          name == "Patient"
          ? place.patient : name == "Observation" ? place.observation : place.bundle
        if let only = Options.text("only"), only != "\(place.key) on \(name)" { continue }
        guard let path, let expression = published[place.key] else { continue }
        try measure(
          place.key, path.isEmpty ? expression : "\(path).all(\(expression))", name, document)
      }
    }
  }

  private static func measure(
    _ key: String, _ text: String, _ name: String, _ document: JSONDocument
  )
    throws
  {
    let expression = try FHIRPathExpression(text, on: name, definitions: .r4, mode: .invariant)
    let item = FHIRPathItem(resource: document)
    let context = FHIRPathContext(resource: item, rootResource: item)
    let result: String
    do {
      result = try expression.holds(on: item, in: context).map { "\($0)" } ?? "empty"
    } catch {
      Report.row("invariants", "\(key) on \(name)", .nan, "us", ["error": "\(error)"])
      return
    }
    let times = try Report.seconds(rounds: name == "Bundle" ? 11 : 21) {
      try expression.holds(on: item, in: context) == true ? 1 : 0
    }
    Report.row(
      "invariants", "\(key) on \(name)", times.median * 1e6, "us",
      [
        "result": result, "_expression": text, "_document": name,
        "_least": "\(times.least * 1e6)", "_most": "\(times.most * 1e6)",
      ])
  }

  /// The published expressions by their keys, which are unique in R4 for these.
  private static func expressions() -> [String: String] {
    let wanted = Set(places.map(\.key))
    var found: [String: String] = [:]
    for structure in Definitions.r4.types {
      for element in structure.elements {
        for constraint in element.constraints
        where wanted.contains(constraint.key) && found[constraint.key] == nil {
          found[constraint.key] = constraint.expression
        }
      }
    }
    return found
  }
}
