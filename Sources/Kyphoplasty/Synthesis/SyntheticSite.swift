internal import FHIRModel

/// An invented hospital: where it is, and who works there.
struct SyntheticSite {
  /// A task that clinicians of a site have; each has people of its own.
  enum Task: Int {
    case operating = 1
    case anesthesia
    case nurseAnesthesia
    case referring
    case attending
    case nursing
    case imaging
    case registry
  }

  /// From 1.
  let number: Int

  var zone: UTCOffset { UTCOffset.allCases[(number - 1) % UTCOffset.allCases.count] }

  /// `S01`.
  var key: String { "S" + padded(number, to: 2) }

  var facility: Facility {
    let isCenter = number.isMultiple(of: 4)
    var facility = Facility(
      key: key, name: isCenter ? "Example Surgery Center \(number)" : "Example Hospital \(number)")
    facility.type = isCenter ? .ambulatorySurgeryCenter : .hospital
    facility.npi = Self.npi(number * 1000)
    facility.phone = "+1 555 0100"
    facility.location = "Interventional Suite \(1 + number % 3)"
    facility.address = Self.address(line: "\(number) Example Plaza", state: zone.state, number)
    return facility
  }

  /// One of the people of a task; `place` counts them from 0.
  func clinician(_ task: Task, _ place: Int) -> Clinician {
    let person = number * 1000 + task.rawValue * 100 + place
    var clinician = Clinician(key: "\(key)-P\(task.rawValue)\(place)")
    if task.rawValue <= Task.nurseAnesthesia.rawValue { clinician.npi = Self.npi(person) }
    clinician.family = InventedNames.families[person % InventedNames.families.count]
    clinician.given = [InventedNames.given[(person / 3) % InventedNames.given.count]]
    switch task {
    case .operating:
      let specialties: [Clinician.Specialty] = [
        .interventionalRadiology, .spineSurgery, .neuroradiology, .neurosurgery,
        .orthopedicSurgery, .interventionalPain, .painMedicine,
      ]
      clinician.specialty = specialties[(number + place) % specialties.count]
      clinician.annualVolume = 25 + (person * 37) % 90
    case .anesthesia: clinician.specialty = .anesthesiology
    default: break
    }
    return clinician
  }

  static func address(line: String, state: String, _ number: Int) -> PostalAddress {
    var address = PostalAddress()
    address.line = [line]
    address.city = InventedNames.cities[number % InventedNames.cities.count]
    address.state = state
    address.postalCode = "000" + padded(number % 100, to: 2)
    address.country = "US"
    return address
  }

  /// Ten digits with a right check digit that nobody has: those in use begin with 1 or 2.
  private static func npi(_ number: Int) -> String {
    let body = "9" + padded(number % 100_000_000, to: 8)
    for digit in 0...9 {
      let candidate = body + String(digit)
      if NationalProviderIdentifier.isValid(candidate) { return candidate }
    }
    return body
  }
}

/// Names that nobody takes for those of patients or places.
enum InventedNames {
  static let families = [
    "Example", "Exampleton", "Sampleby", "Specimen", "Fictive", "Placeholder", "Mockingham",
    "Testwell", "Dummett-Example", "Sämple", "O'Example", "Example-Muster", "Inventado", "Øxemple",
    "Proband", "Paradigm", "Illustra", "Notreal", "Examplestein",
  ]
  static let given = [
    "Ada", "Beatrix", "Clement", "Dorothea", "Edmund", "Flora", "Gustav", "Helena", "Ignatius",
    "Josephine", "Konrad", "Leonora", "Martin", "Nadia", "Oskar", "Petra", "Quentin", "Rosalind",
    "Stella", "Tomás", "Ursula", "Victor", "Wilhelmina",
  ]
  static let cities = [
    "Exampleton", "Sample Falls", "Fictionville", "Port Example", "Mock Springs",
  ]
}
