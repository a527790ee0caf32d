import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import FHIRValidation
import Foundation
import LosslessJSON

/// What damaged texts are given to, and what they are made from.
final class MutationTarget {
  enum Kind: String { case document, expression, pattern }

  struct Mutation {
    var kind: Kind
    var bytes: [UInt8]
    /// What an expression is evaluated on.
    var document: JSONDocument?
  }

  struct Sum {
    var cases = 0
    var answered = 0
    var findings = 0

    var answers: String {
      findings > 0
        ? "\(answered) read, \(findings) findings" : "\(answered) compiled, the others refused"
    }
  }

  private(set) var sums: [Kind: Sum] = [:]
  private let definitions = Definitions.usCore(.v610)
  private let validator: Validator
  private let expressions: [String]
  private var mutator: Mutator
  private var random: SeededGenerator

  init(seed: UInt64) throws {
    var texts = try Inputs.resourcesOfSamples()
    texts += Inputs.officialCases(limit: Mutator.sizeLimit)
    mutator = Mutator(texts, seed: seed)
    random = SeededGenerator(seed: ~seed)
    var options = ValidationOptions()
    options.bestPractices = .warning
    options.checksSecurity = true
    validator = Validator(definitions: definitions, options: options)
    expressions = Inputs.invariants(of: .r4)
  }

  var summary: String {
    "\(mutator.sources.count) documents, \(expressions.count) expressions"
  }

  func next() -> Mutation {
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1:
      let text = mutator.next(of: expressions, tokens: .fhirPath)
      return Mutation(
        kind: .expression, bytes: Array(text.utf8), document: mutator.document())
    case 2:
      let text = mutator.next(of: Self.patterns, tokens: .pattern)
      return Mutation(kind: .pattern, bytes: Array(text.utf8))
    default: return Mutation(kind: .document, bytes: mutator.next())
    }
  }

  func run(_ mutation: Mutation) {
    sums[mutation.kind, default: Sum()].cases += 1
    switch mutation.kind {
    case .document:
      let outcome = validator.validate(mutation.bytes)
      if outcome.document != nil { sums[.document]?.answered += 1 }
      sums[.document]?.findings += outcome.findings.count
      precondition(
        outcome.findings.allSatisfy {
          $0.range.lowerBound >= 0 && $0.range.upperBound <= mutation.bytes.count
        }, "a finding lies outside of its text")
    case .expression: evaluate(String(decoding: mutation.bytes, as: UTF8.self), mutation.document)
    case .pattern: match(String(decoding: mutation.bytes, as: UTF8.self))
    }
  }

  private func evaluate(_ text: String, _ document: JSONDocument?) {
    guard let document,
      let expression = try? FHIRPathExpression(text, definitions: definitions, mode: .invariant)
    else { return }
    sums[.expression]?.answered += 1
    _ = try? expression.evaluate(on: FHIRPathItem(resource: document))
  }

  private func match(_ text: String) {
    guard let pattern = try? LinearPattern(text) else { return }
    sums[.pattern]?.answered += 1
    for text in Self.texts {
      _ = pattern.matches(in: text)
      _ = pattern.matchesWhole(text)
      _ = pattern.replacingMatches(in: text, with: "<$1>")
    }
  }

  private static let texts = [
    "", "a", "2015-02-07T13:28:17.239+02:00", String(repeating: "a", count: 200) + "!",
    "é😀\u{301}\n\t x-y_z.0123456789", "http://example.org/Patient/1?a=b#c",
  ]

  private static let patterns = [
    "^(a+)+$", "[A-Z]([A-Za-z0-9_]){0,254}", #"^[^\s\.,:;]{1,64}(\.[^\s]{1,64}(\[x\])?)*$"#,
    #"(\+|-)?\d+(\.\d+)?([eE][+-]?\d+)?"#, #"(?i)^\p{Lu}\p{L}*\b.*$"#, "(a|b|)*?c{2,5}",
    #"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?"#, #"(?<n>\w+)@(?:\w+\.)+\w{2,}"#,
    #"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}"#, #"[[:alpha:]&&\D]|\x41|\u0041"#,
  ]
}
