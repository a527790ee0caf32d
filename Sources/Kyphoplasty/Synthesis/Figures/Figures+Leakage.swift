extension Figures {
  /// Cement outside of the vertebra.
  enum Leakage {
    static let kyphoplasty = Figure.rate(
      "Levels with a leak, kyphoplasty", 2890,
      .published("PMID 37999769: 28.9 % of levels"))
    static let vertebroplasty = Figure.rate(
      "Levels with a leak, vertebroplasty", 3930,
      .published("PMID 37999769: 39.3 % of levels"))
    static let viscosityRatio = Figure(
      "Risk of a leak with high viscosity, by that with low", 38, .hundredth, "1",
      .published("PMC5895344: relative risk 0.38"))
    static let symptomatic = Figure.rate(
      "Leaks with symptoms", 100,
      .judgement(
        "none of the 1,025 levels of PMID 37999769; a cohort without any would test nothing"))
    static let lookedFor = Figure.rate(
      "Levels where somebody says whether there is a leak", 9600,
      .judgement("most reports say it"))
    static let seenLive = Figure.rate(
      "Leaks by fluoroscopy that are seen while cement is injected", 7000,
      .judgement("injection is watched, and stopped for what is seen"))
    static let seenAtEnd = Figure.rate(
      "Leaks by radiography that are seen at the end of the operation", 3500,
      .judgement("some take films on the table, most the day after"))
    /// Judgement: where cement is found when it is outside.
    static let sites = WeightTable<CementLeak.Site>(
      .disc, 38,
      [
        .paravertebral: 22, .segmentalVein: 14, .basivertebralVein: 10, .epidural: 6,
        .prevertebral: 6, .foraminal: 2, .needleTract: 2,
      ])

    static let all = [
      kyphoplasty, vertebroplasty, viscosityRatio, symptomatic, lookedFor, seenLive, seenAtEnd,
    ]
  }
}
