extension Figures {
  /// Who is treated.
  enum Population {
    static let age = Figure(
      "Age with osteoporosis, mean", 76, .one, "a",
      .judgement("osteoporotic fractures are fractures of the eighth and ninth decade"))
    static let ageDeviation = Figure(
      "Age, standard deviation", 9, .one, "a", .judgement("two thirds between 67 and 85"))
    static let ageWithNeoplasm = Figure(
      "Age with a neoplasm, mean", 67, .one, "a",
      .judgement("myeloma and bone metastases are found around the seventh decade"))
    static let ageWithTrauma = Figure(
      "Age with an injury, mean", 58, .one, "a",
      .judgement("a vertebra that an accident breaks need not be old"))
    static let women = Figure.rate(
      "Women among patients with osteoporosis", 7600,
      .judgement("about three women to each man"))
    static let womenOtherwise = Figure.rate(
      "Women among the others", 4800, .judgement("about as many women as men"))
    static let fullDemographics = Figure.rate(
      "Records with race, ethnicity, language and address", 8500,
      .judgement("admission asks, and not everybody answers"))
    static let contrastAllergy = Figure.rate(
      "Allergy to iodinated contrast", 200, .judgement("rare, and asked for before each procedure"))
    static let otherAllergy = Figure.rate(
      "Allergy to latex, antibiotics or local anesthetics", 700, .judgement("one in fourteen"))

    static let all = [
      age, ageDeviation, ageWithNeoplasm, ageWithTrauma, women, womenOtherwise, fullDemographics,
      contrastAllergy, otherAllergy,
    ]
  }
}
