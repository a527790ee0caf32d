extension Figures {
  /// Stays in hospital.
  enum Hospital {
    /// The guides for patients: home the same day, a night where levels, severity or cause ask for it; no numbers.
    static let classes = WeightTable<Stay.Class>(
      .shortStay, 60, [.ambulatory: 8, .observation: 14, .inpatient: 18])
    static let inpatientNights = Figure(
      "Nights of an admission, mean", 3, .one, "d", .judgement("admitted patients are the sicker"))
    static let recoveryMinutes = Figure(
      "Minutes lying flat after the operation", 60, .one, "min",
      .published("guides for patients: a few minutes to one hour"))
    static let deathInStay = Figure.rate(
      "Deaths of admitted patients in the stay", 60,
      .judgement("rare, and never without a complication in this cohort"))
    /// Judgement: where admitted patients go.
    static let dispositions = WeightTable<Discharge.Disposition>(
      .home, 52, [.homeWithCare: 16, .skilledNursing: 16, .rehabilitation: 14, .hospice: 2])
    static let payers = WeightTable<String>(
      "Example Medicare Plan", 72,
      ["Example Mutual": 15, "Example Health Cooperative": 9, "Example State Fund": 4])

    static let all = [inpatientNights, recoveryMinutes, deathInStay]
  }
}
