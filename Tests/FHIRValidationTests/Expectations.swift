import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// One validator for all tests, as a program has one.
let validator = Validator(definitions: .r4)

/// A finding that a test expects: where its marker stands, by its rule, at its path.
typealias Expected = (marker: Character, rule: RuleID, path: String)

/// Validates a marked text, and expects these findings and no others, warnings and information included.
///
/// - Throws: `MissingMarker` where the text has no marker that is expected.
@discardableResult
func expectFindings(
  _ marked: String, _ expected: [Expected], options: ValidationOptions = ValidationOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Outcome {
  let validator =
    options == ValidationOptions() ? validator : Validator(definitions: .r4, options: options)
  return try expectFindings(
    marked, expected, validator: validator, sourceLocation: sourceLocation)
}

/// Validates a marked text with a validator of one's own, and expects these findings and no others.
///
/// - Throws: `MissingMarker` where the text has no marker that is expected.
@discardableResult
func expectFindings(
  _ marked: String, _ expected: [Expected], validator: Validator,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Outcome {
  let text = MarkedText(marked)
  let outcome = validator.validate(text.bytes)
  var open = outcome.findings
  for expectation in expected {
    let offset = try text.offset(of: expectation.marker)
    let place = open.firstIndex {
      $0.rule == expectation.rule && $0.range.lowerBound == offset
        && $0.path.description == expectation.path
    }
    if let place {
      open.remove(at: place)
    } else {
      Issue.record(
        "no \(expectation.rule) at \(try text.position(of: expectation.marker)) (\(expectation.path)) among \(outcome.findings)",
        sourceLocation: sourceLocation)
    }
  }
  if !open.isEmpty { Issue.record("unexpected: \(open)", sourceLocation: sourceLocation) }
  for finding in outcome.findings {
    #expect(Rule.named(finding.rule) != nil, sourceLocation: sourceLocation)
    #expect(finding.range.upperBound <= outcome.bytes.count, sourceLocation: sourceLocation)
    #expect(
      finding.position == SourcePosition(of: finding.range.lowerBound, in: outcome.bytes),
      sourceLocation: sourceLocation)
  }
  return outcome
}

/// Expects a text to have no findings at all.
///
/// - Throws: never; the marked text has no markers.
func expectClean(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  try expectFindings(text, [], sourceLocation: sourceLocation)
}

/// The one finding of a text: for tests of wording.
func finding(of text: String) throws -> Finding {
  let outcome = validator.validate(Array(text.utf8))
  return try #require(outcome.findings.first)
}
