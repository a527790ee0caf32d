import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON
import TestSupport

@testable import Kyphoplasty

/// The codes that HL7's packages name: those of R4 and of its terminology as they are embedded, those of US Core as
/// the package itself has them.
///
/// No package lists the ethnicities under the system that US Core's examples use; HL7's own copy has the same codes.
struct PackageCodes {
  private var named: Set<String> = []

  init() throws {
    let wanted = Set(
      CodeTable.all.filter { $0.verification == .package }.map { $0.system.uriText })
    for valueSet in Definitions.r4.valueSets {
      for part in valueSet.parts where wanted.contains(part.system) && !part.isExcluded {
        for code in part.codes { named.insert("\(part.system)|\(code.code)") }
      }
    }
  }

  mutating func addUSCore() throws {
    guard let path = try SharedFolder.path else { return }
    let reader = try PackageReader(path + "/packages/hl7.fhir.us.core-6.1.0.tgz")
    var found: Set<String> = []
    try reader.forEachResource(ofTypes: []) { _, document in
      let resource = document.value
      if let url = resource["url"]?.string {
        resource["concept"]?.everyObject { concept in
          if let code = concept["code"]?.string { found.insert("\(url)|\(code)") }
        }
      }
      resource.everyObject { object in
        guard let system = object["system"]?.string else { return }
        if let code = object["code"]?.string { found.insert("\(system)|\(code)") }
        for concept in object["concept"]?.list ?? [] {
          if let code = concept["code"]?.string { found.insert("\(system)|\(code)") }
        }
      }
    }
    named.formUnion(found)
  }

  func contains(_ entry: CodeEntry) -> Bool {
    let copy = "http://terminology.hl7.org/CodeSystem/v3-Ethnicity"
    return Definitions.r4.codeSystem(entry.system.uriText)?.lookup(entry.code) != nil
      || named.contains("\(entry.system.uriText)|\(entry.code)")
      || entry.system == .raceAndEthnicity
        && Definitions.r4.codeSystem(copy)?.lookup(entry.code)?.display == entry.display
  }
}
