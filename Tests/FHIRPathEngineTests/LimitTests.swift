import FHIRPathEngine
import LosslessJSON
import Testing

@Suite struct LimitTests {
  @Test func nestingHasALimit() {
    let open = String(repeating: "(", count: 10_000)
    #expect(failure(of: open) == .syntax)
    #expect(failure(of: String(repeating: "-", count: 10_000) + "1") == .syntax)
    #expect(failure(of: "1" + String(repeating: "+1", count: 10_000)) == .syntax)
    #expect(failure(of: "a" + String(repeating: ".a", count: 10_000)) == .syntax)
    #expect(failure(of: "1" + String(repeating: "+1", count: 100)) == nil)
  }

  @Test func aRepetitionThatNeverEndsIsStopped() {
    #expect(failure(of: "(1).repeat($this + 1)") == .execution)
  }

  @Test func whatIsNestedDeeplyIsWalked() throws {
    let depth = 200
    let items = String(repeating: #"{"linkId":"a","item":["#, count: depth)
    let json =
      #"{"resourceType":"Questionnaire","item":["# + items + #"{"linkId":"b"}"#
      + String(repeating: "]}", count: depth) + "]}"
    #expect(try evaluate("descendants().linkId.count()", on: json) == ["\(depth + 1)"])
    #expect(try evaluate("repeat(item).count()", on: json) == ["\(depth + 1)"])
    #expect(try evaluate("item = item", on: json) == ["true"])
  }

  @Test func whatIsTheSameInEveryRoundIsEvaluatedOnce() throws {
    #expect(
      try evaluate("name.given.all(%resource.name.given.first() = 'Ada')", on: patient) == ["true"])
    #expect(
      try evaluate("name.select(%resource.name.given.count() + $index)", on: patient) == ["3", "4"])
    #expect(
      try evaluate("name.select(given.count() | %resource.name.count())", on: patient)
        == ["2", "1", "2"])
    let names = (0..<3_000).map { #"{ "family": "f\#($0)" }"# }.joined(separator: ",")
    #expect(
      try evaluate(
        "name.all(family.startsWith(%resource.name.family.first().substring(0, 1)))",
        on: #"{ "resourceType": "Patient", "name": [\#(names)] }"#) == ["true"])
  }

  @Test func documentsOfWrongShapeAreSurvived() throws {
    let json = """
      {
        "resourceType": "Patient", "name": "x", "birthDate": 7, "active": "yes", "contact": [[{}]],
        "telecom": [null, {}], "_gender": [], "deceasedBoolean": {}, "contained": [1, {}]
      }
      """
    for expression in [
      "name.given", "birthDate > @2020", "active = true", "contact.name", "telecom.value",
      "gender.extension", "deceased", "contained.id", "descendants()", "children().children()",
      "name = contact", "birthDate.toString()", "contact.resolve()",
    ] {
      _ = try? evaluate(expression, on: json)
    }
  }
}
