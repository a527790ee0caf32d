import FHIRModel
import Testing

@testable import Kyphoplasty

/// A date or a time, which the test must have written rightly.
func time(_ text: String) throws -> R4.DateTime { try #require(R4.DateTime(text)) }

/// A number, which the test must have written rightly.
func number(_ text: String) throws -> R4.Decimal { try #require(R4.Decimal(text)) }

extension KyphoplastyEncounter {
  /// A record of what no record can do without.
  static func least(
    key: String = "E-1", _ technique: Augmentation.Technique = .balloonKyphoplasty,
    class: Stay.Class = .ambulatory, levels: [Vertebra] = []
  ) throws -> KyphoplastyEncounter {
    var record = KyphoplastyEncounter(
      key: key, facility: Facility(key: "H-1", name: "Example Hospital"),
      patient: Patient(mrn: "M-1", sex: .female),
      encounter: Stay(class: `class`, start: try time("2025-03-04T07:10:00-05:00")),
      diagnosis: Diagnosis(
        fractures: levels.map { Fracture(level: $0, cause: .osteoporosis) }),
      procedure: Augmentation(technique: technique))
    record.levels = levels.map { TreatedLevel($0) }
    return record
  }
}

extension UniqueDeviceIdentifier {
  static func example() throws -> UniqueDeviceIdentifier {
    try #require(UniqueDeviceIdentifier("(01)10614141000224(17)270630(10)B77"))
  }
}
