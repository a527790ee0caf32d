internal import FHIRModel

extension KyphoplastyEncounter {
  /// The fractures of treated vertebrae, with their fields and their ages in days, where the day of the operation is known.
  ///
  /// An onset of which only the month or the year is known is taken for its last day: so old the fracture is at least.
  var treatedFractureAges: [(field: String, fracture: Fracture, age: Int)] {
    guard let operated else { return [] }
    let treated = levels.map(\.vertebra)
    return diagnosis.fractures.enumerated().compactMap { index, fracture in
      guard treated.contains(fracture.level), let onset = fracture.onset?.lastDay,
        let operation = operated.day
      else { return nil }
      let age = operation.daysSince1970 - onset.daysSince1970
      return ("diagnosis.fractures[\(index)]", fracture, age)
    }
  }

  func showsFresh(_ fracture: Fracture) -> Bool {
    fracture.age == .acute || fracture.age == .subacute
      || imaging.contains { examination in
        examination.vertebrae.contains { $0.level == fracture.level && $0.edema == true }
      }
  }
}
