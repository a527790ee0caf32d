import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// Damaged structure: well-formed JSON whose values stand where they do not belong.
///
/// Whatever comes in, the validator answers: it does not trap, and each finding lies in the text.
@Suite struct MutationTests {
  private static let documents = [
    """
    {"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"https://example.org/fhir/Patient/p","resource":\
    {"resourceType":"Patient","id":"p","text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">\
    <p>A &amp; B</p></div>"},"name":[{"family":"Example","given":["Ada",null],"_given":[null,{"extension":[\
    {"url":"http://example.org/x","valueString":"y"}]}]}],"gender":"female","birthDate":"1950-02-28",\
    "_birthDate":{"id":"b","extension":[{"url":"http://example.org/t","valueDateTime":"1950-02-28T10:00:00Z"}]},\
    "deceasedBoolean":false},"request":{"method":"PUT","url":"Patient/p"}},{"fullUrl":"urn:uuid:\
    c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Observation","status":"final","contained":[\
    {"resourceType":"Practitioner","id":"d","active":true}],"code":{"coding":[{"system":"http://loinc.org","code":"x"}]},\
    "subject":{"reference":"Patient/p"},"performer":[{"reference":"#d"}],"valueQuantity":{"value":6.5,"unit":"mL",\
    "system":"http://unitsofmeasure.org","code":"mL"},"component":[{"code":{"text":"a"},"valueInteger":3}]},\
    "request":{"method":"POST","url":"Observation"}}]}
    """,
    """
    {"resourceType":"Questionnaire","id":"q","status":"draft","contained":[{"resourceType":"ValueSet","id":"v",\
    "status":"draft"}],"item":[{"linkId":"1","type":"group","item":[{"linkId":"1.1","type":"choice","answerValueSet":"#v",\
    "enableWhen":[{"question":"1","operator":"=","answerBoolean":true}]}]}]}
    """,
  ]

  @Test(arguments: 0..<2) func noMutationTraps(_ index: Int) throws {
    let document = try JSONDocument(Array(Self.documents[index].utf8))
    var random = SeededGenerator(seed: UInt64(index) + 1)
    var rules: Set<RuleID> = []
    for _ in 0..<10_000 {
      let bytes = mutated(document, &random)
      let outcome = validator.validate(bytes)
      for finding in outcome.findings {
        rules.insert(finding.rule)
        #expect(finding.range.lowerBound >= 0 && finding.range.upperBound <= bytes.count)
        #expect(finding.position.line == 1 && finding.position.column >= 1)
        #expect(Rule.named(finding.rule) != nil)
      }
    }
    // The mutations reach the checks: a run that finds little has gone astray.
    #expect(rules.count > 15)
  }

  /// Rendering takes what validation gives, also where the text was cut in the middle.
  @Test func noMutationTrapsTheRenderers() throws {
    let source = Array(Self.documents[0].utf8)
    let document = try JSONDocument(source)
    var random = SeededGenerator(seed: 7)
    for round in 0..<300 {
      var bytes = mutated(document, &random)
      if round % 3 == 0 { bytes.removeSubrange(Int.random(in: 0..<bytes.count, using: &random)...) }
      let outcome = validator.validate(bytes)
      for format in OutputFormat.allCases {
        var renderer = format.renderer()
        let output = String(decoding: renderer.render(outcome, file: "-"), as: UTF8.self)
        #expect(!output.isEmpty || outcome.findings.isEmpty)
      }
    }
  }

  /// Replaces one to three values or keys by others: of the same document, or small ones of any kind.
  private func mutated(_ document: JSONDocument, _ random: inout SeededGenerator) -> [UInt8] {
    var places: [Range<Int>] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      places.append(range(in: document, &random))
    }
    var bytes = document.bytes
    var last = bytes.count
    for place in places.sorted(by: { $0.lowerBound > $1.lowerBound }) where place.upperBound <= last
    {
      bytes.replaceSubrange(place, with: replacement(in: document, &random))
      last = place.lowerBound
    }
    return bytes
  }

  private func range(in document: JSONDocument, _ random: inout SeededGenerator) -> Range<Int> {
    document.range(of: JSONNode(index: Int.random(in: 0..<document.nodeCount, using: &random)))
  }

  private func replacement(in document: JSONDocument, _ random: inout SeededGenerator) -> [UInt8] {
    let small = [
      "null", "true", "0", "-1.5e3", #""""#, #"" ""#, ##""#""##, #""\u0000""#, "[]", "{}", "[null]",
      "[[]]",
      #"{"id":"x"}"#, #""Patient/p""#, #""urn:uuid:x""#, #""resourceType""#, #""_id""#,
      #"[{"a":[{"b":1}]}]"#,
      #""<div>""#, #""2023-02-30""#, #""extension""#, #""contained""#, #""entry""#,
    ]
    if Bool.random(using: &random) {
      return Array(small[Int.random(in: 0..<small.count, using: &random)].utf8)
    }
    return Array(document.bytes[range(in: document, &random)])
  }
}
