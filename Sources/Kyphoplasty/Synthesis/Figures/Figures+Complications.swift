extension Figures {
  /// What goes wrong.
  enum Complications {
    static let cementEmbolism = Figure.rate(
      "Pulmonary cement embolism on routine CT", 190,
      .published("rs-309630: 1.9 %, 34 of 1,782"))
    static let cementEmbolismOdds = Figure(
      "Odds of a pulmonary cement embolism with three levels, by those with fewer", 24, .tenth,
      "1", .published("rs-309630: odds ratio 2.4 for three levels and more"))
    static let routineCT = Figure.rate(
      "CT of the chest afterwards", 2000, .judgement("not a routine of most sites"))
    static let related = Figure.rate(
      "Complications of procedure and cement", 90,
      .published("medtronic.com, safety of balloon kyphoplasty: below 1 %"))
    static let unrelated = Figure.rate(
      "Other complications in the stay", 120,
      .judgement("old patients have heart attacks and strokes; anesthesia has its own"))
    /// Judgement: which complications of procedure and cement there are.
    static let relatedKinds = WeightTable<Complication.Kind>(
      .hematoma, 24,
      [
        .nerveRootInjury: 14, .woundInfection: 12, .ribFracture: 12, .hemorrhage: 6,
        .duralTear: 5, .deepInfection: 5, .pneumothorax: 4, .osteomyelitis: 3, .discitis: 3,
        .spinalCordCompression: 2, .spinalCordInjury: 1, .retainedFragment: 2, .fatEmbolism: 1,
        .other: 6,
      ])
    /// Judgement: which other complications there are.
    static let unrelatedKinds = WeightTable<Complication.Kind>(
      .hypotension, 40,
      [
        .respiratoryFailure: 9, .myocardialInfarction: 8, .stroke: 5, .cardiacArrest: 2,
        .thromboticPulmonaryEmbolism: 6, .contrastReaction: 8, .anesthesiaComplication: 12,
        .failedSedation: 7, .anaphylaxis: 3,
      ])

    static let all = [cementEmbolism, cementEmbolismOdds, routineCT, related, unrelated]
  }
}
