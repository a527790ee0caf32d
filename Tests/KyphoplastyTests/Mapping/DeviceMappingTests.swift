import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct DeviceMappingTests {
  @Test func cementIsImplantedAndABalloonManipulated() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.levels[0].cement = Cement()
    record.levels[0].balloons = [Balloon()]
    let json = try MappedJSON(record)
    let level = try #require(json.resources("Procedure").first { $0["partOf"] != nil })
    let focal = try #require(level["focalDevice"]?.list)
    #expect(
      focal.flatMap { $0["action"]?.texts(named: "code") ?? [] } == ["implanted", "manipulated"])
    let statuses = json.resources("DeviceUseStatement").compactMap { $0["status"]?.string }
    #expect(Set(statuses) == ["active", "completed"])
    #expect(level["usedReference"]?.texts(named: "reference").count == 1)
  }

  @Test func aDeviceIdentifierIsTakenApart() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    var cement = Cement()
    cement.device = try KyphoplastyEncounter.device("Example cement")
    record.levels[0].cement = cement
    let device = try #require(MappedJSON(record).resources("Device").first)
    let carrier = try #require(device["udiCarrier"]?.list.first)
    #expect(carrier["deviceIdentifier"]?.string == "10614141000224")
    #expect(carrier["issuer"]?.string == "http://hl7.org/fhir/NamingSystem/gs1-di")
    #expect(carrier["carrierHRF"]?.string == "(01)10614141000224(17)270630(10)B77")
    #expect(device["lotNumber"]?.string == "B77")
    #expect(device["expirationDate"]?.string == "2027-06-30")
    #expect(device["serialNumber"]?.string == "S-1")
  }

  @Test func twoBalloonsOfOneSideAreTwoDevices() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    var balloon = Balloon()
    balloon.side = .left
    balloon.size = "15/3"
    record.levels[0].balloons = [balloon, balloon]
    #expect(try MappedJSON(record).resources("Device").count == 2)
  }

  @Test func aBraceWornBeforeIsADeviceInUse() throws {
    var record = try KyphoplastyEncounter.least()
    var therapy = PriorTherapy(type: .bracing)
    therapy.start = try time("2025-01-28")
    therapy.failed = true
    record.priorTherapy = [therapy]
    let json = try MappedJSON(record)
    let use = try #require(json.resources("DeviceUseStatement").first)
    #expect(use["timingPeriod"]?["start"]?.string == "2025-01-28")
    let failure = try #require(
      json.resources("Observation").first { $0.texts(named: "code").contains("therapy-failed") })
    #expect(
      failure["focus"]?.texts(named: "reference")
        == ["DeviceUseStatement/\(use["id"]?.string ?? "")"])
  }

  @Test func drugsTriedBeforeAreStatementsAndOtherCareIsProcedures() throws {
    var record = try KyphoplastyEncounter.least()
    record.priorTherapy = PriorTherapy.Kind.allCases.map { PriorTherapy(type: $0) }
    let json = try MappedJSON(record)
    #expect(json.resources("MedicationStatement").count == 3)
    #expect(json.resources("Device").count == 1)
    #expect(json.resources("Procedure").filter { $0["partOf"] == nil }.count == 3 + 1)
  }
}
