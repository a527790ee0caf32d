import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct MaterialMappingTests {
  @Test func onlyWhatStaysInTheBodyIsADeviceOfThePatient() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.levels[0].cement = Cement()
    record.levels[0].implant = ImplantedDevice()
    record.levels[0].needle = ImplantedDevice()
    var left = Balloon()
    left.side = .left
    left.removed = true
    var right = Balloon()
    right.side = .right
    right.removed = false
    record.levels[0].balloons = [left, right]
    let devices = try MappedJSON(record).resources("Device")
    let ofPatient = devices.filter { $0["patient"] != nil }
    #expect(devices.count == 5)
    #expect(
      Set(ofPatient.flatMap { $0["type"]?.texts(named: "code") ?? [] })
        == ["device-bone-cement", "device-implant", "device-balloon"])
    #expect(ofPatient.count == 3)
  }

  @Test func aNeedleIsUsedAndNotTheFocusOfTheProcedure() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.levels[0].needle = ImplantedDevice()
    let json = try MappedJSON(record)
    let level = try #require(json.resources("Procedure").first { $0["partOf"] != nil })
    #expect(level["focalDevice"] == nil)
    #expect(level["usedReference"]?.texts(named: "reference").count == 1)
  }

  @Test func aDrugSaysWhatItWasFor() throws {
    var record = try KyphoplastyEncounter.least()
    record.antibiotics = [AdministeredDrug(drug: .known(.cefazolin))]
    record.contrast = [AdministeredDrug(drug: .known(.iohexol))]
    record.anesthesia = Anesthesia(types: [])
    record.anesthesia?.drugs = [AdministeredDrug(drug: .known(.propofol))]
    let given = try MappedJSON(record).resources("MedicationAdministration")
    let purposes = Dictionary(
      uniqueKeysWithValues: given.map {
        (
          $0["medicationCodeableConcept"]?["text"]?.string ?? "",
          $0["reasonCode"]?.texts(named: "code") ?? []
        )
      })
    #expect(
      purposes == [
        "cefazolin": ["drug-antibiotic"], "iohexol": ["drug-contrast"],
        "propofol": ["drug-anesthesia"],
      ])
  }

  @Test func localAnesthesiaIsNotSaidToBeTheAnesthesiologists() throws {
    var record = try KyphoplastyEncounter.least()
    record.team = [TeamMember(role: .anesthesiologist, clinician: Clinician(key: "P-1"))]
    record.anesthesia = Anesthesia(types: [.local, .general])
    let parts = try MappedJSON(record).resources("Procedure").filter { $0["partOf"] != nil }
    let performed = parts.filter { $0["performer"] != nil }
    #expect(parts.count == 2)
    #expect(performed.compactMap { $0["code"]?["text"]?.string } == ["General anesthesia"])
  }
}
