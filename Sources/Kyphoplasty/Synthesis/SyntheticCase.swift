internal import FHIRModel

/// What is decided about a case before its fields are written: who, why, where, when, and how it ends.
struct SyntheticCase {
  let seed: UInt64
  let index: Int
  let site: SyntheticSite

  let cause: Fracture.Cause
  let neoplasm: Neoplasm.Kind?
  let sex: Patient.Sex
  /// Days from 1970-01-01.
  let birthday: Int
  let isAllergicToContrast: Bool

  let technique: Augmentation.Technique
  let status: Augmentation.Status
  /// From the head down.
  let vertebrae: [Vertebra]
  /// Days from the fracture to the operation.
  let fractureAge: Int
  let hasThickCement: Bool
  let anesthesia: Anesthesia.Kind

  let stay: Stay.Class
  let admission: LocalMoment
  let start: LocalMoment
  let end: LocalMoment
  let discharge: LocalMoment
  /// The moment of the discharge for a death in the stay, or a day of the year after.
  let death: LocalMoment?

  var diedInStay: Bool { death == discharge }

  /// The seed is part of each key, so that cohorts do not overwrite each other.
  var key: String { "EX\(seed)-\(site.key)-" + padded(index + 1, to: 7) }
  var mrn: String { "EX\(seed)-" + padded(index + 1, to: 7) }

  func draws(_ stream: Draws.Stream) -> Draws { Draws(seed: seed, record: index, stream: stream) }

  /// What chance decides about one vertebra, whatever the others are.
  func draws(_ stream: Draws.Stream, of vertebra: Vertebra) -> Draws {
    Draws(seed: seed &+ UInt64(1 + vertebra.ordinal), record: index, stream: stream)
  }

  init(seed: UInt64, index: Int, sites: Int) {
    self.seed = seed
    self.index = index
    var draws = Draws(seed: seed, record: index, stream: .course)
    site = SyntheticSite(number: 1 + draws.below(sites))

    cause = draws.weighted(Figures.Fractures.causes)
    neoplasm = cause == .neoplasm ? draws.weighted(Self.neoplasms) : nil
    let isOsteoporotic = cause == .osteoporosis || cause == .secondaryOsteoporosis
    let women = Figures.Population.self
    sex = draws.happens(isOsteoporotic ? women.women : women.womenOtherwise) ? .female : .male
    let age = Self.age(cause, &draws)

    technique = draws.weighted(Figures.Operation.techniques)
    vertebrae = Self.vertebrae(&draws)
    status = draws.happens(Figures.Operation.stopped) ? .stopped : .completed
    fractureAge = draws.normal(
      mean: Figures.Fractures.ageDays.value, deviation: 9, in: 5...42)
    hasThickCement = draws.happens(Figures.Operation.highViscosity)
    isAllergicToContrast = draws.happens(Figures.Population.contrastAllergy)
    anesthesia = draws.weighted(Figures.Operation.anesthesia)
    stay = draws.weighted(Figures.Hospital.classes)

    let day = Self.operatingDay(&draws)
    let count = vertebrae.count
    start = LocalMoment(day: day, minute: 450 + 5 * draws.below(60), zone: site.zone)
    let length = draws.normal(
      mean: Figures.Operation.minutesPerLevel.value * count, deviation: 7 * count,
      in: (16 * count)...(48 * count))
    end = start.adding(minutes: length)
    birthday = day - age * 365 - age / 4 - draws.below(365)

    let before = 45 + 5 * draws.below(14)
    switch stay {
    case .ambulatory, .shortStay, .emergency:
      admission = start.adding(minutes: -before)
      discharge = end.adding(minutes: 75 + 5 * draws.below(50))
    case .observation:
      admission = start.adding(minutes: -before)
      discharge = start.adding(days: 1, atMinute: 510 + 5 * draws.below(40))
    case .inpatient:
      admission = start.adding(days: -draws.below(4), atMinute: 330 + 5 * draws.below(20))
      let nights = draws.normal(
        mean: Figures.Hospital.inpatientNights.value, deviation: 1, in: 1...9)
      discharge = start.adding(days: nights, atMinute: 540 + 5 * draws.below(100))
    }
    death = Self.death(stay, cause, discharge, &draws)
  }

  private static let neoplasms = WeightTable<Neoplasm.Kind>(
    .boneMetastasis, 46,
    [.multipleMyeloma: 40, .lymphoma: 5, .plasmacytoma: 4, .hemangioma: 4, .benignBoneTumor: 1])

  private static func age(_ cause: Fracture.Cause, _ draws: inout Draws) -> Int {
    let figures = Figures.Population.self
    let deviation = figures.ageDeviation.value
    return switch cause {
    case .neoplasm:
      draws.normal(mean: figures.ageWithNeoplasm.value, deviation: deviation, in: 35...99)
    case .trauma: draws.normal(mean: figures.ageWithTrauma.value, deviation: 14, in: 20...96)
    default: draws.normal(mean: figures.age.value, deviation: deviation, in: 50...102)
    }
  }

  /// A working day between January 2023 and June 2025, so that the year after lies in the past.
  private static func operatingDay(_ draws: inout Draws) -> Int {
    let first = CivilDate(year: 2023, month: 1, day: 2).daysSince1970
    // The first is a Monday: five working days, and then two that are passed over.
    let workday = draws.below(650)
    return first + workday / 5 * 7 + workday % 5
  }

  private static func vertebrae(_ draws: inout Draws) -> [Vertebra] {
    let count = draws.weighted(Figures.Fractures.levelCounts)
    let first = draws.weighted(Figures.Fractures.vertebrae)
    // One region in a session: of two, each record would need the remark that payers differ on the first level.
    let treatable = treatable.filter { $0.region == first.region }
    var chosen = [first]
    while chosen.count < count {
      let neighbours = treatable.filter { vertebra in
        !chosen.contains(vertebra) && chosen.contains { $0.isAdjacent(to: vertebra) }
      }
      let others = treatable.filter { !chosen.contains($0) }
      let isNear = draws.happens(Figures.Fractures.neighbours)
      let next = draws.one(of: isNear && !neighbours.isEmpty ? neighbours : others, else: .l1)
      if !chosen.contains(next) { chosen.append(next) }
    }
    return chosen.sorted()
  }

  /// The vertebrae for which Medicare LCDs describe the operation.
  static let treatable = Vertebra.allCases.filter { $0 >= .t5 && $0 <= .l5 }

  private static func death(
    _ stay: Stay.Class, _ cause: Fracture.Cause, _ discharge: LocalMoment, _ draws: inout Draws
  ) -> LocalMoment? {
    let dies = draws.happens(Figures.Hospital.deathInStay)
    let rate = cause == .neoplasm ? Figures.Course.fatalNeoplasm : Figures.Course.deathInYear
    let diesLater = draws.happens(rate)
    let days = 15 + draws.below(345)
    if stay == .inpatient, dies { return discharge }
    return diesLater ? discharge.adding(days: days, atMinute: 600) : nil
  }
}
