internal import FHIRModel

extension KyphoplastyEncounter {
  /// The fractures of treated vertebrae, with their fields and their ages in days, where onset and operation are days.
  var treatedFractureAges: [(field: String, fracture: Fracture, age: Int)] {
    guard let operated else { return [] }
    let treated = levels.map(\.vertebra)
    return diagnosis.fractures.enumerated().compactMap { index, fracture in
      guard treated.contains(fracture.level), let age = fracture.onset?.days(until: operated) else {
        return nil
      }
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
