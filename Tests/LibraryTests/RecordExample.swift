import Kyphoplasty
import KyphoplastyFHIR

/// The example of README.md; what it leaves to its reader are the parameters.
func recordExample(secret: SiteSecret, deliver: ([UInt8]) -> Void) throws {
  var reader = try EncounterReader(path: "records.ndjson")
  var preparation = EncounterPreparation(mapper: EncounterMapper(secret: secret))
  while let result = try reader.next() {
    let encounter = preparation.prepare(result)
    encounter.findings.forEach { print($0) }  // records.ndjson:7:812: error: patient.birthDate: ...
    if let bundle = encounter.bundle { deliver(bundle.bytes) }
  }
}
