internal import FHIRModel

extension SyntheticCase {
  func levels() throws(SynthesisError) -> [TreatedLevel] {
    var levels: [TreatedLevel] = []
    for vertebra in vertebrae { levels.append(try level(vertebra)) }
    return levels
  }

  private func level(_ vertebra: Vertebra) throws(SynthesisError) -> TreatedLevel {
    var draws = draws(.level, of: vertebra)
    var level = TreatedLevel(vertebra)
    level.access =
      vertebra.region == .thoracic && draws.happens(2500) ? .parapedicular : .transpedicular
    let isBilateral = draws.happens(Figures.Operation.bipedicular)
    level.side = isBilateral ? .bilateral : draws.happens(5000) ? .left : .right
    level.needleGauge = technique == .vertebroplasty ? 13 : draws.happens(7000) ? 11 : 10
    let before = heights(of: vertebra)
    let angles = angles(of: vertebra)
    level.heightBefore = before.before
    level.angleBeforeDeg = R4.Decimal(angles.before)
    guard status == .completed else {
      level.leakPresent = false
      return level
    }
    if draws.happens(3000) {
      level.needle = try device("Example Access Cannula", .needle, labelled: 5000, &draws)
    }
    if technique == .balloonKyphoplasty {
      level.balloons = try balloons(
        vertebra, isBilateral ? [.left, .right] : [level.side ?? .left], &draws)
      level.cavityCreated = true
    }
    if technique == .implantAugmentation {
      level.implant = try device("Example Vertebral Implant", .implant, labelled: 9500, &draws)
      level.cavityCreated = true
    }
    level.cement = try cement(vertebra, &draws)
    level.heightAfter = before.after
    level.angleAfterDeg = R4.Decimal(angles.after)
    addLeaks(to: &level, &draws)
    return level
  }

  private func balloons(
    _ vertebra: Vertebra, _ sides: [TreatedLevel.Side], _ draws: inout Draws
  ) throws(SynthesisError) -> [Balloon] {
    let sizes = vertebra.region == .lumbar ? ["15/2", "15/3", "20/3"] : ["10/2", "10/3", "15/3"]
    let size = draws.one(of: sizes, else: "15/3")
    let contrast = draws.weighted(Self.contrasts)
    var balloons: [Balloon] = []
    for side in sides {
      var balloon = Balloon()
      balloon.side = side
      balloon.size = size
      balloon.device = try device("Example Bone Tamp", .balloon, labelled: 9000, &draws)
      let rated = size == "20/3" ? 60 : 40
      balloon.volumeMl = Decimals.tenths(
        draws.normal(mean: vertebra.region == .lumbar ? 28 : 22, deviation: 5, in: 10...rated))
      balloon.ratedVolumeMl = Decimals.tenths(rated)
      balloon.pressurePsi = R4.Decimal(
        5 * draws.normal(mean: Figures.Operation.pressure.value / 5, deviation: 10, in: 10...74))
      balloon.inflated = true
      balloon.removed = true
      balloon.ruptured = draws.happens(Figures.Operation.balloonRupture)
      if !isAllergicToContrast {
        balloon.contrast = .known(contrast)
        if draws.happens(1500) { balloon.contrastMl = balloon.volumeMl }
      }
      balloons.append(balloon)
    }
    return balloons
  }

  private func cement(_ vertebra: Vertebra, _ draws: inout Draws) throws(SynthesisError) -> Cement {
    var cement = Cement()
    let isLumbar = vertebra.region == .lumbar
    let mean = isLumbar ? Figures.Operation.lumbarCement : Figures.Operation.thoracicCement
    cement.volumeMl = Decimals.tenths(
      draws.normal(mean: mean.value, deviation: isLumbar ? 10 : 8, in: isLumbar ? 20...80 : 16...60)
    )
    cement.material = draws.happens(9800) ? .pmma : .calciumPhosphate
    cement.viscosity = hasThickCement ? .high : draws.happens(7000) ? .low : .medium
    if draws.happens(4000) { cement.workingMinutes = R4.Decimal(draws.whole(6...10)) }
    cement.hardeningMinutes = R4.Decimal(
      draws.normal(mean: Figures.Operation.hardening.value, deviation: 3, in: 6...25))
    cement.monitored = true
    if draws.happens(600) { cement.antibiotic = "Gentamicin" }
    cement.device = try device(
      "Example Cement \(hasThickCement ? "HV" : "LV")", .cement, labelled: 9300, &draws)
    return cement
  }

  private func addLeaks(to level: inout TreatedLevel, _ draws: inout Draws) {
    guard draws.happens(Figures.Leakage.lookedFor) else { return }
    let leaks = draws.happens(leakRate)
    level.leakPresent = leaks
    guard leaks else { return }
    let site = draws.weighted(Figures.Leakage.sites)
    var leak = CementLeak(site: site, symptomatic: draws.happens(Figures.Leakage.symptomatic))
    leak.route =
      switch site {
      case .disc: .endplate
      case .basivertebralVein, .epidural: .basivertebralVein
      case .segmentalVein: .segmentalVein
      default: .corticalDefect
      }
    let method = draws.weighted(Self.methods)
    leak.detectedBy = method
    leak.timing = timing(of: method, &draws)
    level.leaks = [leak]
  }

  /// Fluoroscopy is there while cement is injected, plain films when the operation ends or later, tomography later.
  private func timing(
    of method: CementLeak.Method, _ draws: inout Draws
  ) -> CementLeak.Timing {
    switch method {
    case .fluoroscopy:
      draws.happens(Figures.Leakage.seenLive) ? .duringInjection : .endOfProcedure
    case .xray: draws.happens(Figures.Leakage.seenAtEnd) ? .endOfProcedure : .laterImaging
    case .ct: .laterImaging
    }
  }

  /// The rate of all levels, divided between thin and thick cement so that their ratio is the published one.
  private var leakRate: Int {
    let figures = Figures.Leakage.self
    let overall = technique == .vertebroplasty ? figures.vertebroplasty : figures.kyphoplasty
    let thick = Figures.Operation.highViscosity.perTenThousand
    let ratio = figures.viscosityRatio.value
    let thin = overall.perTenThousand * 1_000_000 / ((10_000 - thick) * 100 + thick * ratio)
    return hasThickCement ? thin * ratio / 100 : thin
  }

  private static let contrasts = WeightTable<Drug.Ingredient>(
    .iohexol, 75, [.iopamidol: 20, .iodixanol: 5])
  private static let methods = WeightTable<CementLeak.Method>(
    .fluoroscopy, 58, [.xray: 24, .ct: 18])
}
