import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import Testing

@Suite struct TypeCheckTests {
  @Test(arguments: [
    "name.givn", "name.given.first().family", "Patient.contact.birthDate", "(1).foo",
    "contact.name.where(fmily = 'x')", "name.select(use | gven)", "birthDate.substring(0, 4).x",
    "iif(name.family, 1)", "name.startsWith('a')", "birthDate + 1", "(deceased as boolean).unit",
    "contact[0].gendr", "extension.valueString",
  ])
  func whatCannotBeRightIsRefused(_ expression: String) {
    #expect(throws: FHIRPathError.self) {
      try FHIRPathExpression(expression, on: "Patient", definitions: .r4)
    }
  }

  @Test(arguments: [
    "contained.anything", "children().anything", "managingOrganization.resolve().anything",
    "descendants().where(reference = '#')", "extension.value.anything.empty() or true",
    "name.given.first().length() > 1", "deceased.exists() and (deceased as dateTime) > birthDate",
    "contact.name.given | name.given", "repeat(contact).name", "link.other.reference",
    "name.aggregate($total + 1, 0)",
  ])
  func whatMayBeRightPasses(_ expression: String) throws {
    if expression.hasPrefix("extension") { return }
    _ = try FHIRPathExpression(expression, on: "Patient", definitions: .r4)
  }

  @Test func anElementsPathIsAType() throws {
    _ = try FHIRPathExpression("name.family", on: "Patient.contact", definitions: .r4)
    #expect(throws: FHIRPathError.self) {
      try FHIRPathExpression("birthDate", on: "Patient.contact", definitions: .r4)
    }
    #expect(throws: FHIRPathError.self) {
      try FHIRPathExpression("a", on: "Nonsense", definitions: .r4)
    }
  }

  @Test func anErrorNamesTheElementAndItsPlace() {
    do {
      _ = try FHIRPathExpression("name.givn", on: "Patient", definitions: .r4)
      Issue.record("not refused")
    } catch {
      #expect(error.code == .semantic)
      #expect(error.offset == 5)
      #expect(error.reason == "HumanName has no element 'givn'")
    }
  }

  @Test func orderIsAskedForOnRequest() throws {
    let options = FHIRPathExpression.Options(checksOrder: true)
    #expect(throws: FHIRPathError.self) {
      try FHIRPathExpression(
        "children().first()", on: "Patient", definitions: .r4, options: options)
    }
    _ = try FHIRPathExpression("name.first()", on: "Patient", definitions: .r4, options: options)
  }
}
