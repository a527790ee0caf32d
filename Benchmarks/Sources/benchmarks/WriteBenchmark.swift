import Foundation
import LosslessJSON

enum WriteBenchmark: Benchmark {
  static let name = "write"
  static let summary = "write a bundle of 1,000 observations"

  static func run() throws {
    let bytes = written()
    let object = try JSONSerialization.jsonObject(with: Data(bytes))
    let candidates = [
      Candidate(name: "LosslessJSON") { written().count },
      Candidate(name: "Foundation JSONSerialization") {
        try JSONSerialization.data(withJSONObject: object).count
      },
    ]
    try printTable(of: candidates, rounds: 21, bytes: bytes.count)
  }

  private static func written() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("resourceType", "Bundle")
      json.member("type", "transaction")
      json.key("entry")
      json.array { json in
        for index in 0..<1_000 { write(observation: index, to: &json) }
      }
    }
    return json.finish()
  }

  private static func write(observation index: Int, to json: inout JSONWriter) {
    json.object { json in
      json.member(
        "fullUrl", "http://example.org/fhir/Observation/3f0c0b1e-0000-8000-8000-0000000000aa")
      json.key("resource")
      json.object { json in
        json.member("resourceType", "Observation")
        json.member("status", "final")
        json.key("code")
        json.object { json in
          json.key("coding")
          json.array { json in
            json.object { json in
              json.member("system", "http://example.org/fhir/CodeSystem/measurements")
              json.member("code", "cement-volume")
              json.member("display", "Cement volume")
            }
          }
          json.member("text", "Volume of cement, \"left\" pedicle")
        }
        json.member("effectiveDateTime", "2024-03-01T09:30:00+01:00")
        json.key("valueQuantity")
        json.object { json in
          json.key("value")
          json.number("4.50")
          json.member("unit", "mL")
        }
        json.member("note", index)
      }
    }
  }
}
