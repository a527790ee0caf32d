extension Figures {
  /// Pain, disability and quality of life, before and after.
  enum Scores {
    private static let evolve = Figure.Origin.published(
      "EVOLVE, NCT01871519, doi 10.1093/neuros/nyy017, as its abstract of 2017 on cns.org gives it")

    static let pain = Figure("NRS before, mean", 87, .tenth, "{score}", evolve)
    /// At 7 days and 1, 3, 6 and 12 months.
    static let painChange = [52, 54, 60, 62, 63].enumerated().map {
      Figure("NRS, change after \(visits[$0.offset])", -$0.element, .tenth, "{score}", evolve)
    }
    static let painChangeDay1 = Figure(
      "NRS, change after 1 day", -45, .tenth, "{score}",
      .judgement("relief is rapid (guides for patients); a little less than after 7 days"))
    static let painDeviation = Figure(
      "NRS, standard deviation", 18, .tenth, "{score}", .judgement("a scale of eleven steps"))
    static let lessWithoutBalloon = Figure(
      "Relief by kyphoplasty beyond that by vertebroplasty", 17, .hundredth, "{score}",
      .published("ijssurgery 12/3/295: pooled change of the VAS -4.05 and -3.88"))

    static let disability = Figure("ODI before, mean", 634, .tenth, "%", evolve)
    /// At 1, 3, 6 and 12 months.
    static let disabilityChange = [305, 353, 363, 362].enumerated().map {
      Figure("ODI, change after \(visits[$0.offset + 1])", -$0.element, .tenth, "%", evolve)
    }
    static let disabilityDeviation = Figure(
      "ODI, standard deviation", 150, .tenth, "%", .judgement("usual of the index"))

    static let quality = Figure("EQ-5D before, mean", 383, .thousandth, "1", evolve)
    /// At 1, 3, 6 and 12 months.
    static let qualityChange = [316, 351, 356, 358].enumerated().map {
      Figure("EQ-5D, change after \(visits[$0.offset + 1])", $0.element, .thousandth, "1", evolve)
    }
    static let qualityDeviation = Figure(
      "EQ-5D, standard deviation", 160, .thousandth, "1", .judgement("usual of the index"))

    static let physical = Figure("SF-36 PCS before, mean", 242, .tenth, "{score}", evolve)
    static let physicalChange = Figure(
      "SF-36 PCS, change after 1 month", 107, .tenth, "{score}", evolve)
    static let physicalChangeLate = Figure(
      "SF-36 PCS, change after 12 months", 138, .tenth, "{score}", evolve)
    static let physicalDeviation = Figure(
      "SF-36 PCS, standard deviation", 70, .tenth, "{score}", .judgement("usual of the score"))

    static let rolandMorris = Figure(
      "RMDQ before, mean", 18, .one, "{score}",
      .judgement("Medicare LCDs name more than 17 as severe"))
    static let rolandMorrisChange = Figure(
      "RMDQ, change after 1 month and later", -9, .one, "{score}",
      .judgement("about as much of its scale as of the ODI's"))

    private static let visits = ["7 days", "1 month", "3 months", "6 months", "12 months"]

    static let all =
      [pain, painChangeDay1] + painChange + [painDeviation, lessWithoutBalloon, disability]
      + disabilityChange + [disabilityDeviation, quality] + qualityChange
      + [
        qualityDeviation, physical, physicalChange, physicalChangeLate, physicalDeviation,
        rolandMorris, rolandMorrisChange,
      ]
  }
}
