extension Figures {
  /// How vertebrae are augmented.
  enum Operation {
    /// Judgement: a cohort of a site that does mostly balloon kyphoplasty.
    static let techniques = WeightTable<Augmentation.Technique>(
      .balloonKyphoplasty, 74, [.vertebroplasty: 22, .implantAugmentation: 4])
    static let stopped = Figure.rate(
      "Operations stopped, such as for a pedicle that cannot be seen", 60,
      .judgement("PMC3395994 reports such cases without a rate"))
    static let bipedicular = Figure.rate(
      "Access from both sides", 7800, .judgement("the usual way of kyphoplasty"))
    static let minutesPerLevel = Figure(
      "Minutes of operation per vertebra, mean", 32, .one, "min",
      .published("a guide for patients: about half an hour per level, less than an hour for one"))
    static let lumbarCement = Figure(
      "Cement in a lumbar vertebra, mean", 50, .tenth, "mL",
      .published("PMC3804705 (SWISSspine) compares less than 4.5 mL with more: its centre"))
    static let thoracicCement = Figure(
      "Cement in a thoracic vertebra, mean", 38, .tenth, "mL",
      .judgement("thoracic bodies are smaller: rule 22 expects 1.5 to 6 mL"))
    static let hardening = Figure(
      "Minutes until the cement is hard, mean", 15, .one, "min",
      .published("a guide for patients: 15 to 20 minutes; another: minutes"))
    static let highViscosity = Figure.rate(
      "Cement of high viscosity", 6000, .judgement("the newer kind"))
    static let balloonSizes = ["10/2", "10/3", "15/2", "15/3", "20/3"]
    static let balloonSizesOrigin = Figure(
      "Sizes of balloons to choose from", 5, .one, "1",
      .published("instructions for use K09A and KX103: 10/2, 10/3, 15/2, 15/3, 20/3"))
    static let pressure = Figure(
      "Highest pressure of a balloon, mean", 210, .one, "[psi]",
      .judgement("below the 400 psi that rule 24 asks about"))
    static let balloonRupture = Figure.rate(
      "Balloons that burst", 30,
      .judgement("a labelled adverse event (medtronic.com) without a rate"))
    static let heightGain = Figure(
      "Lost height that a balloon brings back, mean", 42, .one, "%",
      .judgement("the guides for patients say that the degree varies"))
    /// Judgement: the guides for patients name all of them; sedation comes first.
    static let anesthesia = WeightTable<Anesthesia.Kind>(
      .moderateSedation, 48, [.monitoredCare: 26, .general: 21, .local: 3, .deepSedation: 2])
    /// The mean of these weights is the published 3.02 of PMC3395994.
    static let asaClasses = WeightTable<Int>(3, 52, [1: 2, 2: 20, 4: 26])
    static let asaMean = Figure(
      "ASA class, mean", 302, .hundredth, "1", .published("PMC3395994: mean 3.02"))
    static let guidance = WeightTable<Augmentation.Guidance>(
      .fluoroscopy, 93, [.ct: 4, .fluoroscopyAndCt: 3])

    static let all = [
      stopped, bipedicular, minutesPerLevel, lumbarCement, thoracicCement, hardening,
      highViscosity, balloonSizesOrigin, pressure, balloonRupture, heightGain, asaMean,
    ]
  }
}
