internal import FHIRDefinitions
internal import LosslessJSON
internal import Synchronization

/// The questionnaires of the definitions that responses have asked for, each taken apart once.
final class FormCache: Sendable {
  /// A questionnaire with the value sets that it contains and its expressions, compiled.
  struct Entry: Sendable {
    let form: Form
    let valueSets: FormValueSets?
    let expressions: FormExpressions

    /// Takes a Questionnaire apart; the container is the resource whose contained value sets it refers to: itself, unless
    /// it is contained.
    init(_ questionnaire: JSONValue, in container: JSONValue, over definitions: Definitions) {
      form = Form(questionnaire)
      expressions = FormExpressions(of: form, over: definitions)
      valueSets =
        form.hasContainedValueSets ? FormValueSets(of: container, over: definitions) : nil
    }
  }

  private static let limit = 256

  private let entries = Mutex<[String: Entry]>([:])

  /// How many questionnaires are held.
  var count: Int { entries.withLock { $0.count } }

  /// The questionnaire with a canonical url; `nil` where the definitions have none.
  func entry(for canonical: String, in definitions: Definitions) -> Entry? {
    guard let json = definitions.resource(canonical, type: "Questionnaire")?.value else {
      return nil
    }
    // Documents name a questionnaire in as many ways as they like, `|1`, `|1.0`; it is the same one.
    let key = "\(json["url"]?.string ?? canonical)|\(json["version"]?.string ?? "")"
    if let entry = entries.withLock({ $0[key] }) { return entry }
    let entry = Entry(json, in: json, over: definitions)
    entries.withLock { entries in
      if entries.count >= Self.limit { entries.removeAll() }
      entries[key] = entry
    }
    return entry
  }
}
