extension Figures {
  /// What is broken, and why.
  enum Fractures {
    /// The patient guides call osteoporosis the commonest cause and then name cancer and injury, without numbers.
    static let causes = WeightTable<Fracture.Cause>(
      .osteoporosis, 80,
      [
        .secondaryOsteoporosis: 5, .neoplasm: 9, .trauma: 5, .otherDisease: 1,
      ])
    static let levelsPerPatient = Figure(
      "Treated vertebrae per patient, mean", 1458, .thousandth, "1",
      .published("PMID 28192270: 4,187 vertebrae of 2,872 patients in 22 studies"))
    static let mostLevels = Figure(
      "Treated vertebrae in one session, at most", 3, .one, "1",
      .published("Medicare LCDs: more than three are a relative contraindication"))
    /// One, two or three vertebrae so that the mean is `levelsPerPatient`: 0.642 + 2 * 0.258 + 3 * 0.1.
    static let levelCounts = WeightTable<Int>(1, 642, [2: 258, 3: 100])
    /// Judgement: fractures gather at the junction of the thoracic and lumbar spine, fewer in the middle of the chest.
    static let vertebrae = WeightTable<Vertebra>(
      .l1, 22,
      [
        .t5: 1, .t6: 2, .t7: 4, .t8: 6, .t9: 4, .t10: 4, .t11: 8, .t12: 19, .l2: 13, .l3: 9,
        .l4: 6, .l5: 2,
      ])
    static let neighbours = Figure.rate(
      "Further treated vertebrae that touch the first", 6000,
      .judgement("fractures of one event are mostly neighbours"))
    static let ageDays = Figure(
      "Days from fracture to operation, mean", 24, .one, "d",
      .judgement(
        "offered after some weeks of other care, within the six that Medicare calls subacute"))
    static let heightLoss = Figure(
      "Loss of height of a fractured body, mean", 30, .one, "%",
      .judgement("between the 25 and 40 % of Genant's grade 2"))
    static let priorFracture = Figure.rate(
      "Earlier fragility fracture", 3500, .judgement("one in three"))
    static let misdiagnosed = Figure.rate(
      "Diagnosed as something else first", 1200,
      .judgement("the guides for patients say often, without a number"))
    static let posteriorWall = Figure.rate(
      "Disrupted posterior wall", 900,
      .published("ijssurgery 15/2/353: 9 % with disruption of the posterior wall"))
    static let morphologies = WeightTable<Fracture.Morphology>(
      .wedge, 62, [.biconcave: 20, .crush: 11, .stableBurst: 5, .pincer: 1, .split: 1])

    static let all = [
      levelsPerPatient, mostLevels, neighbours, ageDays, heightLoss, priorFracture, misdiagnosed,
      posteriorWall,
    ]
  }
}
