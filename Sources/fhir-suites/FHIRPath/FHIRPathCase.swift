import LosslessJSON

/// One test of a FHIRPath suite: an expression, what it is evaluated on, and what it must come to.
struct FHIRPathCase {
  /// Where an expression must fail.
  enum Failure: String { case syntax, semantic, execution }

  /// One item that must come out.
  struct Output {
    /// The name of the FHIR type; `nil` where any will do.
    var type: String?
    /// The text; empty where it is not compared.
    var value: String
  }

  var id: String
  var expression: String
  /// The file that it is evaluated on.
  var input: String?
  var failure: Failure?
  var outputs: [Output]
  /// Whether the result is taken as a condition.
  var isPredicate: Bool
  /// Whether the outputs stand in order.
  var isOrdered: Bool
  /// Whether functions that need an order are refused on what has none.
  var checksOrder: Bool

  /// The tests of a suite: the member `tests` of an object, or an array.
  ///
  /// - Throws: where the text is no JSON.
  static func all(in bytes: [UInt8]) throws -> [FHIRPathCase] {
    let json = try JSONDocument(bytes)
    let list = json.member("tests", of: json.root) ?? json.root
    return json.elements(of: list).compactMap { FHIRPathCase(json, $0) }
  }

  init?(_ json: JSONDocument, _ node: JSONNode) {
    func text(_ key: String, of node: JSONNode) -> String? {
      json.member(key, of: node).flatMap { json.kind(of: $0) == .string ? json.text(of: $0) : nil }
    }
    guard let id = text("id", of: node), let expression = text("expression", of: node) else {
      return nil
    }
    self.id = id
    self.expression = expression
    input = text("inputFile", of: node)
    failure = text("invalid", of: node).flatMap(Failure.init)
    outputs =
      json.member("outputs", of: node).map { outputs in
        json.elements(of: outputs).map {
          Output(type: text("type", of: $0), value: text("value", of: $0) ?? "")
        }
      } ?? []
    isPredicate = json.member("predicate", of: node).flatMap { json.boolean($0) } ?? false
    isOrdered = json.member("ordered", of: node).flatMap { json.boolean($0) } ?? true
    checksOrder =
      json.member("checkOrderedFunctions", of: node).flatMap { json.boolean($0) } ?? false
  }
}
