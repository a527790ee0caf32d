import FHIRDefinitions
import FHIRPathEngine
import LosslessJSON

/// Runs the tests of a FHIRPath suite, each input read once.
struct FHIRPathRunner {
  /// What came of a test.
  struct Verdict {
    var id: String
    var expected: String
    var actual: String
    var hasPassed: Bool
  }

  private let definitions: Definitions
  private let read: (String) throws -> [UInt8]
  private var inputs: [String: JSONDocument] = [:]

  /// Makes a runner.
  ///
  /// - Parameters:
  ///   - definitions: the types.
  ///   - read: gives the bytes of an input file by its name.
  init(definitions: Definitions, read: @escaping (String) throws -> [UInt8]) {
    self.definitions = definitions
    self.read = read
  }

  mutating func run(_ test: FHIRPathCase) -> Verdict {
    let expected = test.failure.map { "an error, \($0.rawValue)" } ?? test.outputs.words
    do throws(FHIRPathError) {
      let items = try evaluate(test)
      let hasPassed = test.failure == nil && agree(items, test)
      return Verdict(
        id: test.id, expected: expected, actual: items.words, hasPassed: hasPassed)
    } catch {
      let stage: FHIRPathCase.Failure =
        switch error.code {
        case .syntax: .syntax
        case .semantic: .semantic
        case .execution: .execution
        }
      return Verdict(
        id: test.id, expected: expected,
        actual: "an error, \(stage.rawValue): \(error.reason) at \(error.offset)",
        hasPassed: test.failure == stage)
    }
  }

  private mutating func evaluate(_ test: FHIRPathCase) throws(FHIRPathError) -> [FHIRPathItem] {
    let document = try test.input.map { (name) throws(FHIRPathError) in try input(name) }
    let focus = document.map { FHIRPathItem(resource: $0) }
    let expression = try FHIRPathExpression(
      test.expression, on: focus?.typeName, definitions: definitions,
      options: FHIRPathExpression.Options(checksOrder: test.checksOrder))
    let context = FHIRPathContext(host: FHIRPathSuiteHost())
    guard test.isPredicate else { return try expression.evaluate(on: focus, in: context) }
    let holds = try expression.holds(on: focus, in: context)
    return [FHIRPathItem(.boolean(holds ?? false))]
  }

  private mutating func input(_ name: String) throws(FHIRPathError) -> JSONDocument {
    if let document = inputs[name] { return document }
    do {
      let document = try JSONDocument(try read(name))
      inputs[name] = document
      return document
    } catch {
      throw FHIRPathError(.execution, at: 0, "the input cannot be read: \(error)")
    }
  }

  // MARK: Comparing

  private func agree(_ items: [FHIRPathItem], _ test: FHIRPathCase) -> Bool {
    guard items.count == test.outputs.count else { return false }
    if test.isOrdered { return zip(items, test.outputs).allSatisfy { agree($0, $1) } }
    var rest = items
    for output in test.outputs {
      guard let match = rest.firstIndex(where: { agree($0, output) }) else { return false }
      rest.remove(at: match)
    }
    return true
  }

  private func agree(_ item: FHIRPathItem, _ output: FHIRPathCase.Output) -> Bool {
    if let type = output.type, type != item.suiteType { return false }
    if output.value.isEmpty { return true }
    if case .value(.quantity(let quantity)) = item.content,
      let expected = FHIRQuantity(output.value)
    {
      return quantity.isEqual(to: expected) == true && "\(quantity)" == "\(expected)"
    }
    return item.description == output.value.withoutMark
  }
}

/// The surroundings of the suite's evaluations: resources conform to the definition of their own type.
private struct FHIRPathSuiteHost: FHIRPathHost {
  func conforms(_ item: FHIRPathItem, to profile: String) -> Bool? {
    let base = "http://hl7.org/fhir/StructureDefinition/"
    guard profile.hasPrefix(base), let type = item.typeName else { return nil }
    return profile.dropFirst(base.count) == type
  }
}

extension FHIRPathItem {
  /// The type as suites write it: values have the names of FHIR's primitives.
  fileprivate var suiteType: String {
    guard let typeName else { return "" }
    guard isSystemValue, typeName != "Quantity", let first = typeName.first else { return typeName }
    return first.lowercased() + typeName.dropFirst()
  }
}

extension String {
  /// A date or time without the `@` and `@T` of a literal.
  fileprivate var withoutMark: String {
    if hasPrefix("@T") { return String(dropFirst(2)) }
    return hasPrefix("@") ? String(dropFirst()) : self
  }
}

extension [FHIRPathItem] {
  fileprivate var words: String {
    isEmpty ? "nothing" : map { "\($0.suiteType) \($0)" }.joined(separator: ", ")
  }
}

extension [FHIRPathCase.Output] {
  fileprivate var words: String {
    isEmpty
      ? "nothing" : map { ($0.type.map { $0 + " " } ?? "") + $0.value }.joined(separator: ", ")
  }
}
