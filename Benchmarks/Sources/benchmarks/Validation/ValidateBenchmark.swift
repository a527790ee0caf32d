import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Foundation
import LosslessJSON

enum ValidateBenchmark: Benchmark {
  static let name = "validate"
  static let summary = "warm validation of one resource and of a bundle, by R4 and by US Core"

  static func run() throws {
    if let folder = Options.text("folder") {
      try Data(Subjects.plainPatient).write(to: URL(fileURLWithPath: "\(folder)/Patient.json"))
      try Data(try Subjects.smallBundle()).write(to: URL(fileURLWithPath: "\(folder)/Small.json"))
    }
    let base = Validator(definitions: .r4)
    try measure("Patient, R4 with all invariants", base, Subjects.plainPatient)
    try measure("Observation, R4 with all invariants", base, Subjects.observation)
    let bundle = try Subjects.smallBundle()
    try measure("Bundle of \(bundle.count / 1000) KB, R4", base, bundle)
    let core = Validator(definitions: .usCore(.v610))
    try measure("Patient, R4 and US Core 6.1.0", core, Subjects.patient)
    try measure("Bundle of \(bundle.count / 1000) KB, R4 and US Core 6.1.0", core, bundle)
  }

  private static func measure(_ name: String, _ validator: Validator, _ bytes: [UInt8]) throws {
    let outcome = validator.validate(bytes)
    let times = try Report.seconds { validator.validate(bytes).findings.count }
    Report.row(
      "validate", name, times.median * 1e6, "us",
      [
        "errors": "\(outcome.count(of: .error) + outcome.count(of: .fatal))",
        "findings": "\(outcome.findings.count)", "_least": "\(times.least * 1e6)",
        "_most": "\(times.most * 1e6)",
      ])
  }
}
