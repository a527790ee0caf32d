import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

@Suite struct RendererTests {
  private let text = """
    {
      "resourceType": "Patient",
      "id": "example",
      "name": [{ "family": "Müller-Example", "given": "Ada" }],
      "birthDate": "1950-02-31",
      "telecom": [{ "system": "phon", "value": "555-0100" }],
      "maritalStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "code": "Q" }] }
    }
    """

  private func rendered(_ format: OutputFormat, _ text: String, showValues: Bool = false) -> String
  {
    var renderer = format.renderer(showValues: showValues)
    let outcome = validator.validate(Array(text.utf8))
    var bytes = renderer.begin()
    bytes += renderer.render(outcome, file: "patient.json")
    bytes += renderer.render(outcome, file: "again.json")
    bytes += renderer.end()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// SARIF lists every rule there is: a snapshot of it would change with each new one.
  @Test(arguments: OutputFormat.allCases.filter { $0 != .sarif })
  func formats(_ format: OutputFormat) throws {
    try expectSnapshot(rendered(format, text), named: "findings.\(format.rawValue).txt")
  }

  @Test(arguments: OutputFormat.allCases)
  func noFormatShowsValuesUnasked(_ format: OutputFormat) {
    let output = rendered(format, text)
    for value in ["Müller", "Ada", "1950", "555"] { #expect(!output.contains(value)) }
  }

  @Test func valuesAreShownOnRequest() {
    let output = rendered(.text, text, showValues: true)
    #expect(output.contains(#""family": "Müller-Example""#))
    #expect(rendered(.jsonl, text, showValues: true).contains(#""value":"\"1950-02-31\"""#))
  }

  @Test func theCaretStandsBelowTheMaskedValue() {
    let lines = rendered(.text, text).split(separator: "\n").map(String.init)
    let line = lines.firstIndex { $0.contains(#""birthDate": "••••••••••","#) }
    #expect(line != nil)
    if let line {
      #expect(lines[line + 1].hasSuffix("| \(String(repeating: " ", count: 15))^~~~~~~~~~~~"))
    }
  }

  @Test func aLongLineIsShownInPart() throws {
    let names = Array(repeating: #"{"text":"Somebody"}"#, count: 200).joined(separator: ",")
    let output = rendered(
      .text, #"{"resourceType":"Patient","name":[\#(names),{"text":7},\#(names)]}"#)
    let lines = output.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count < 160 })
    #expect(!output.contains("Somebody"))
    #expect(lines.contains { $0.contains("…") && $0.contains(#"{"text":•}"#) })
  }

  @Test(arguments: [
    #"{ "resourceType": "Patient", "name": [{ "family": "Smith", "given" "Ada" }] }"#,
    #"{ "resourceType": "Patient", "name": [{ "family": "Smith, "given": "Ada" }] }"#,
    #"{ "resourceType": "Patient", "name": [{ "family": Smith }], "text": "Ada" }"#,
    #"{ 'family': 'Smith' }"#, "Smith, Ada", #"{ "Smith Ada": 1, }"#,
  ])
  func aTextThatIsNoJSONShowsNoValues(_ text: String) {
    let output = rendered(.text, text)
    #expect(output.contains("[json."))
    #expect(!output.contains("Smith") && !output.contains("Ada"))
  }

  @Test func theOperationOutcomeIsValid() throws {
    for source in [text, #"{ "resourceType": "Patient" }"#, "{", "[1]"] {
      var renderer = OutputFormat.operationoutcome.renderer()
      let bytes = renderer.render(validator.validate(Array(source.utf8)), file: "a.json")
      let outcome = validator.validate(Array(bytes.dropLast()))
      #expect(outcome.findings.isEmpty, "\(outcome.findings)")
      #expect(outcome.resourceType == "OperationOutcome")
    }
  }

  @Test(arguments: [OutputFormat.json, .jsonl]) func jsonIsJSON(_ format: OutputFormat) throws {
    let output = rendered(format, text)
    let texts = format == .json ? [output] : output.split(separator: "\n").map(String.init)
    for text in texts { _ = try JSONDocument(Array(text.utf8)) }
    var empty = OutputFormat.json.renderer()
    _ = try JSONDocument(empty.begin() + empty.end())
  }
}
