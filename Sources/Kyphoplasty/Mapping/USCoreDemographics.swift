internal import FHIRModel

/// The extensions of US Core that hold race, ethnicity and sex at birth.
///
/// They have the same form in US Core 6.1.0, 7.0.0 and 8.0.0; from 7.0.0 on a reason why no race is known stands alone
/// (us-core-23), which is done for all.
enum USCoreDemographics {
  static let raceURL: R4.URI = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race"
  static let ethnicityURL: R4.URI =
    "http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity"
  static let birthSexURL: R4.URI =
    "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"

  static func extensions(of patient: Patient) -> [R4.Extension] {
    [race(patient.race), patient.ethnicity.map(ethnicity), patient.birthSex.map(birthSex)]
      .compactMap(\.self)
  }

  private static func race(_ races: [Patient.Race]) -> R4.Extension? {
    let named = races.filter { $0 != .unknown && $0 != .askedButUnknown }
    let told = named.isEmpty ? Array(races.prefix(1)) : named
    guard !told.isEmpty else { return nil }
    var seen: Set<Patient.Race> = []
    let distinct = told.filter { seen.insert($0).inserted }
    let categories = distinct.compactMap(\.category).map { category in
      R4.Extension(url: "ombCategory", value: .coding(R4.Coding(category.entry)))
    }
    // The words tell all that is recorded, in its order: a reason beside a category, and what has no category.
    let text = races.map(\.words).joined(separator: ", ")
    return R4.Extension(
      url: raceURL,
      extension: categories + [R4.Extension(url: "text", value: .string(text))])
  }

  private static func ethnicity(_ ethnicity: Patient.Ethnicity) -> R4.Extension {
    let coding = R4.Coding(ethnicity.entry)
    return R4.Extension(
      url: ethnicityURL,
      extension: [
        R4.Extension(url: "ombCategory", value: .coding(coding)),
        R4.Extension(url: "text", value: .string(coding.display ?? ethnicity.rawValue)),
      ])
  }

  /// No code for another sex is evidenced in the value set of US Core, so that one stands in an extension of ours.
  private static func birthSex(_ sex: Patient.Sex) -> R4.Extension {
    guard let code = sex.birthSexCode else {
      return R4.Extension(url: OwnExtension.birthSex.url, value: .code(sex.rawValue))
    }
    return R4.Extension(url: birthSexURL, value: .code(code))
  }
}

extension Patient.Sex {
  /// The code of the sex at birth in the value set of US Core.
  var birthSexCode: String? {
    switch self {
    case .female: "F"
    case .male: "M"
    case .unknown: "UNK"
    case .other: nil
    }
  }
}

extension Patient.Race {
  /// The race in words, none of which has a comma.
  var words: String { category?.entry.display ?? "Other race" }
}
