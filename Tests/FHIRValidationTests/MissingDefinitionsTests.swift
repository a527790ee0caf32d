import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

@Suite struct MissingDefinitionsTests {
  @Test func nothingIsValidWhereAPackCannotBeRead() throws {
    let patient = Array(#"{ "resourceType": "Patient", "gender": "male" }"#.utf8)
    let other = Array("a pack of another format".utf8)
    let definitions = Definitions.r4.adding { () throws(PackError) in try DefinitionPack(other) }
    let more = try DefinitionLoading().build(over: definitions).definitions.adding([])

    for definitions in [definitions, more] {
      let outcome = Validator(definitions: definitions).validate(patient)

      #expect(outcome.findings.map(\.rule) == ["definitions.unread"])
      #expect(!outcome.isValid)
    }
    #expect(Validator(definitions: .r4).validate(patient).isValid)
  }

  @Test(arguments: USCoreVersion.allCases)
  func whatIsPartOfTheProgramCanBeRead(version: USCoreVersion) {
    #expect(Definitions.r4.faults == [])
    #expect(Definitions.usCore(version).faults == [])
  }
}
