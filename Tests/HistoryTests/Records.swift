import TestSupport

/// The invented records of a history, in all the versions that they have had.
struct Records {
  /// What one record holds in one version.
  struct Content: Hashable {
    var patient: Int
    var clinician: Int
    var levels: Int
    var hasComplication: Bool
    var volume: Int
    /// The round in which the patient was last corrected.
    var patientVersion: Int
  }

  private(set) var current: [String: Content] = [:]
  private var patientVersions: [Int: Int] = [:]

  init(count: Int, patients: Int, using generator: inout SeededGenerator) {
    for number in 0..<count {
      current["H-\(number)"] = Content(
        patient: number % patients, clinician: Int.random(in: 0..<2, using: &generator),
        levels: Int.random(in: 1...3, using: &generator),
        hasComplication: Bool.random(using: &generator),
        volume: Int.random(in: 20...60, using: &generator), patientVersion: 0)
    }
  }

  /// Corrects some records: levels and complications are dropped or added, amounts and patients changed.
  mutating func correct(round: Int, using generator: inout SeededGenerator) {
    for key in current.keys.sorted() where Double.random(in: 0..<1, using: &generator) < 0.4 {
      current[key]?.levels = Int.random(in: 1...3, using: &generator)
      current[key]?.hasComplication = Bool.random(using: &generator)
      current[key]?.volume = Int.random(in: 20...60, using: &generator)
    }
    guard Bool.random(using: &generator) else { return }
    let patient = current[current.keys.sorted()[0]]?.patient ?? 0
    for (key, content) in current where content.patient == patient {
      current[key]?.patientVersion = round
    }
  }

  /// Takes a record out, because it is retracted.
  mutating func remove(_ key: String) { current[key] = nil }

  /// A record to retract.
  func anyKey(using generator: inout SeededGenerator) -> String? {
    current.keys.sorted().randomElement(using: &generator)
  }

  /// One record a line.
  var ndjson: String {
    current.keys.sorted().compactMap { key in
      current[key].map { Self.json(key, $0) + "\n" }
    }.joined()
  }

  private static let vertebrae = ["T12", "L1", "L2"]

  private static func json(_ key: String, _ content: Content) -> String {
    let names = vertebrae.prefix(content.levels)
    let fractures = names.map { #"{"level":"\#($0)","cause":"osteoporosis"}"# }
    let levels = names.map {
      #"{"vertebra":"\#($0)","cement":{"volumeMl":\#(content.volume / 10).\#(content.volume % 10)}}"#
    }
    let complication =
      content.hasComplication ? #","complications":[{"type":"balloonRupture"}]"# : ""
    return """
      {"key":"\(key)","facility":{"key":"H01","name":"Example Hospital"},\
      "patient":{"mrn":"M-\(content.patient)","sex":"female",\
      "family":"Version\(content.patientVersion)"},\
      "encounter":{"class":"ambulatory","start":"2025-03-04T07:10:00-05:00"},\
      "diagnosis":{"fractures":[\(fractures.joined(separator: ","))]},\
      "team":[{"role":"primaryOperator","clinician":{"key":"P-\(content.clinician)",\
      "family":"Ferro"}}],\
      "procedure":{"technique":"vertebroplasty"},\
      "levels":[\(levels.joined(separator: ","))]\(complication)}
      """
  }
}
