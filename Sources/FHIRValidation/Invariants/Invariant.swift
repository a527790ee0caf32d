internal import FHIRDefinitions
internal import FHIRPathEngine

/// An expression that must be true of every value of an element.
struct Invariant: Sendable {
  /// `obs-6`.
  let key: String
  let severity: Severity
  /// Whether it is a recommendation only.
  let isBestPractice: Bool
  /// The place of the expression in the cache: it is read when a value is first held against it.
  let expression: Int

  /// - Returns: `nil` where there is nothing to evaluate: the invariant is in words only, or code decides it.
  init?(_ constraint: Constraint, _ cache: SchemaCache) {
    guard !Self.isDecidedByCode(constraint), let text = constraint.expression else { return nil }
    key = constraint.key
    severity = constraint.severity == .error ? .error : .warning
    isBestPractice = constraint.isBestPractice || constraint.key == "dom-6"
    expression = cache.expression(
      RepairedExpressions.repaired(text, key: constraint.key))
  }

  /// The keys of those that a check of our own decides, faster or with better words.
  private static let decidedByCode = Set(Rule.all.flatMap(\.invariants))

  /// Whether it is one of FHIR's own: a profile may use the same key for something else.
  private static func isDecidedByCode(_ constraint: Constraint) -> Bool {
    decidedByCode.contains(constraint.key)
      && (constraint.source?.hasPrefix("http://hl7.org/fhir/StructureDefinition/") ?? true)
  }
}

/// The invariants of an element, and the numbers of its types, by which expressions know what a name means.
struct InvariantSet: Sendable {
  let invariants: [Invariant]
  /// Whether they are stated of an element in something else, and not of a resource or type as a whole.
  let areOfElement: Bool
  private let types: [(name: String, number: Int32)]

  static let none = InvariantSet()

  var isEmpty: Bool { invariants.isEmpty }

  private init() {
    (invariants, areOfElement, types) = ([], false, [])
  }

  /// The invariants of an element.
  ///
  /// - Parameters:
  ///   - constraints: those that matter here.
  ///   - element: the element as its type defines it, which says what stands in it.
  ///   - cache: where the expressions and the types are kept.
  init(_ constraints: [Constraint], of element: ElementDefinition, _ cache: SchemaCache) {
    let found = constraints.compactMap { cache.checks($0) ? Invariant($0, cache) : nil }
    guard !found.isEmpty else {
      self = .none
      return
    }
    invariants = found
    areOfElement = !element.isRoot
    if element.isRoot || element.types.count <= 1 {
      types = [("", cache.types.number(of: element))]
    } else {
      types = element.types.map { ($0.code, cache.types.number(of: element, as: $0)) }
    }
  }

  /// The number of a type, given by its name where the element may have several.
  func type(named name: String?) -> Int32 {
    if types.count == 1 { return types[0].number }
    return types.first { $0.name == name }?.number ?? -1
  }
}

/// The expression of an invariant as far as it could be read.
enum InvariantExpression: Sendable {
  case ready(FHIRPathExpression)
  case unreadable(text: String, FHIRPathError)

  init(_ text: String, _ types: FHIRPathTypes) {
    do throws(FHIRPathError) {
      self = .ready(try FHIRPathExpression(text, types: types, mode: .invariant))
    } catch {
      self = .unreadable(text: text, error)
    }
  }

  var text: String {
    switch self {
    case .ready(let expression): expression.text
    case .unreadable(let text, _): text
    }
  }
}
