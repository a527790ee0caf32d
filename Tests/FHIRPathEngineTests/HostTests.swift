import FHIRPathEngine
import LosslessJSON
import Synchronization
import Testing

@Suite struct HostTests {
  @Test func theHostFindsResources() throws {
    let json = #"{ "resourceType": "Encounter", "subject": { "reference": "Patient/p1" } }"#
    let context = FHIRPathContext(host: TestHost())
    #expect(try evaluate("subject.resolve().name.family", on: json, in: context) == ["Ostrich"])
    #expect(try evaluate("'Patient/p2'.resolve().exists()", on: json, in: context) == ["false"])
  }

  @Test func theHostKnowsValueSetsAndProfiles() throws {
    let context = FHIRPathContext(host: TestHost())
    #expect(try evaluate("gender.memberOf('known')", on: male, in: context) == ["true"])
    #expect(try evaluate("gender.memberOf('unknown')", on: male, in: context) == [])
    #expect(try evaluate("conformsTo('known')", on: male, in: context) == ["true"])
    #expect(throws: FHIRPathError.self) {
      try evaluate("conformsTo('unknown')", on: male, in: context)
    }
  }

  @Test func theHostGivesTheTime() throws {
    let context = FHIRPathContext(host: TestHost())
    #expect(try evaluate("now()", in: context) == ["2024-05-06T07:08:09Z"])
    #expect(try evaluate("today()", in: context) == ["2024-05-06"])
    #expect(try evaluate("timeOfDay()", in: context) == ["07:08:09"])
  }

  @Test func theHostTakesTraces() throws {
    let host = TestHost()
    #expect(try evaluate("(1 | 2).trace('n')", in: FHIRPathContext(host: host)) == ["1", "2"])
    #expect(
      try evaluate("(1 | 2).trace('m', $this * 2)", in: FHIRPathContext(host: host)) == ["1", "2"])
    #expect(host.traces.withLock { $0 } == ["n: 1 2", "m: 2 4"])
  }

  private let male = #"{ "resourceType": "Patient", "gender": "male" }"#
}

private final class TestHost: FHIRPathHost, Sendable {
  let traces = Mutex<[String]>([])

  func resolve(_ reference: String) -> FHIRPathItem? {
    guard reference == "Patient/p1", let document = try? JSONDocument(Array(patient.utf8)) else {
      return nil
    }
    return FHIRPathItem(resource: document)
  }

  func isMember(_ item: FHIRPathItem, of valueSet: String) -> Bool? {
    valueSet == "known" ? item.description == "male" : nil
  }

  func conforms(_ item: FHIRPathItem, to profile: String) -> Bool? {
    profile == "known" ? item.typeName == "Patient" : nil
  }

  var now: PartialDateTime? { PartialDateTime("2024-05-06T07:08:09Z") }

  func trace(_ name: String, _ items: [FHIRPathItem]) {
    let text = items.map(\.description).joined(separator: " ")
    traces.withLock { $0.append("\(name): \(text)") }
  }
}
