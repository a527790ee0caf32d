import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import Testing

@Suite struct LimitTests {
  @Test func findingsBeyondTheLimitAreOneMore() throws {
    let names = Array(repeating: "1", count: 50).joined(separator: ",")
    let text = #"{ "resourceType": "Patient", "name": [\#(names)] }"#
    let outcome = Validator(definitions: .r4, options: ValidationOptions(maximumFindings: 10))
      .validate(Array(text.utf8))
    #expect(outcome.findings.count == 11)
    #expect(outcome.findings.last?.rule == "limit.findings")
    #expect(outcome.findings.last?.message == "has 40 more findings, which are not listed")
  }

  @Test func theVerdictCountsWhatIsNotListed() throws {
    let text = """
      { "resourceType": "Patient", "maritalStatus": { "coding": [
        { "code": "S" }] },
        "contact": [{ "gender": "x" }] }
      """
    let outcome = Validator(definitions: .r4, options: ValidationOptions(maximumFindings: 1))
      .validate(Array(text.utf8))
    #expect(outcome.findings.map(\.severity) == [.warning, .error])
    #expect(!outcome.isValid)
  }

  @Test func nestingBeyondTheLimitIsNotEntered() throws {
    let depth = 200
    let text =
      #"{ "resourceType": "Patient", "extension": [{ "url": "http://example.org/a""#
      + String(repeating: #", "extension": [{ "url": "a""#, count: depth)
      + #", "valueBoolean": true"# + String(repeating: "}]", count: depth + 1) + "}"
    let outcome = validator.validate(Array(text.utf8))
    #expect(outcome.findings.map(\.rule) == ["extension.unknown", "limit.depth"])
  }

  @Test func nestingThatNoReaderTakesIsASyntaxError() throws {
    let text = String(repeating: "[", count: 100_000)
    #expect(validator.validate(Array(text.utf8)).findings.map(\.rule) == ["json.syntax"])
  }

  @Test func manyNullsCostNoMoreThanTheirNumber() throws {
    let nulls = Array(repeating: "null", count: 20_000).joined(separator: ",")
    let text =
      #"{ "resourceType": "Patient", "name": [{ "given": [\#(nulls)], "_given": [\#(nulls)] }] }"#
    let outcome = validator.validate(Array(text.utf8))
    #expect(outcome.findings.count == 1001)
    #expect(outcome.findings.allSatisfy { $0.rule == "json.null" || $0.rule == "limit.findings" })
  }
}
