extension Figures {
  /// The year after the operation.
  enum Course {
    /// Judgement: the share of patients alive who do not come at 7 days and 1, 3, 6 and 12 months; no study that was
    /// found says it for registries.
    static let losses = [500, 900, 1700, 2600, 3500].enumerated().map {
      Figure.rate(
        "Lost to follow-up by \(["7 days", "1 month", "3 months", "6 months", "12 months"][$0.offset])",
        $0.element, .judgement("registries lose more patients with each visit"))
    }
    static let missedVisit = Figure.rate(
      "A visit missed by a patient who comes again", 300, .judgement("it happens"))
    static let newFractureEarly = Figure.rate(
      "New fracture by 3 months", 990,
      .published(
        "springer s00586-013-3052-6 (SWISSspine): 9.9 %, 37 of 375, at a mean of 2.8 months"))
    static let newFractureYear = Figure.rate(
      "New fracture by 12 months", 1650,
      .published("VERTOS II, ajnr 31/8/1447: 15 of 91 at a mean of 11.4 months"))
    static let adjacent = Figure.rate(
      "New fractures next to a treated vertebra", 5500, .judgement("somewhat more than half"))
    static let readmission = Figure.rate(
      "Readmission within 90 days", 700, .judgement("ASR counts them; no rate was found"))
    static let reoperation = Figure.rate(
      "Return to the operating room", 150, .judgement("ASR counts them; no rate was found"))
    static let deathInYear = Figure.rate(
      "Deaths in the year after", 450, .judgement("patients of 76 years with a fracture"))
    static let fatalNeoplasm = Figure.rate(
      "Deaths in the year after, with a neoplasm", 2500, .judgement("metastases and myeloma"))

    static let all =
      losses + [
        missedVisit, newFractureEarly, newFractureYear, adjacent, readmission, reoperation,
        deathInYear, fatalNeoplasm,
      ]
  }
}
