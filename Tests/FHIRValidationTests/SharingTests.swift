import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

/// One validator serves many tasks, also while it still compiles what the first documents need.
@Suite struct SharingTests {
  @Test func tasksShareAValidator() async {
    let texts = ["Patient", "Observation", "Bundle", "Procedure", "Condition", "Encounter"].map {
      Array(
        #"{ "resourceType": "\#($0)", "id": "x", "unknown": 1, "text": { "status": "x" } }"#.utf8)
    }
    let expected = texts.map { text in
      Validator(definitions: .r4).validate(text).findings.map(\.description)
    }
    let shared = Validator(definitions: .r4)
    await withTaskGroup(of: (Int, [String]).self) { group in
      for round in 0..<120 {
        let index = round % texts.count
        let text = texts[index]
        group.addTask { (index, shared.validate(text).findings.map(\.description)) }
      }
      for await (index, findings) in group { #expect(findings == expected[index]) }
    }
  }
}
