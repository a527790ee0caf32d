internal import FHIRModel

extension SyntheticCase {
  func referral() throws(SynthesisError) -> Referral? {
    var draws = draws(.referral)
    guard draws.happens(7000) else { return nil }
    var referral = Referral()
    referral.requester = site.clinician(.referring, draws.below(3))
    referral.date = R4.DateTime(
      try LocalMoment.date(day: admission.day - draws.below(max(1, admission.day - onset))))
    referral.reason = "Painful fracture of \(vertebrae.map(\.rawValue).joined(separator: ", "))"
    referral.secondOpinion = draws.happens(3500) ? draws.happens(6000) : nil
    return referral
  }

  func symptoms() throws(SynthesisError) -> Symptoms? {
    var draws = draws(.symptoms)
    guard draws.happens(9000) else { return nil }
    var symptoms = Symptoms()
    let isLumbar = vertebrae.contains { $0.region == .lumbar }
    let isThoracic = vertebrae.contains { $0.region == .thoracic }
    symptoms.pain = isLumbar && isThoracic ? .back : isLumbar ? .lowBack : .thoracic
    symptoms.onset = R4.DateTime(try LocalMoment.date(day: onset))
    symptoms.progression = draws.weighted(Self.progressions)
    symptoms.painMatchesImaging = true
    symptoms.worseUpright = draws.happens(9200)
    symptoms.reliefSupine = draws.happens(8600)
    symptoms.mobility = draws.weighted(Self.mobilities)
    symptoms.fallRisk = draws.happens(5000)
    if draws.happens(4000) { symptoms.repeatedFalls = draws.happens(3000) }
    symptoms.disturbedSleep = draws.happens(6500)
    symptoms.kyphosis = draws.happens(4200)
    if draws.happens(400) { symptoms.lungFunction = "Vital capacity reduced" }
    symptoms.bedDays = min(fractureAge, draws.below(16))
    return symptoms
  }

  func priorTherapy() throws(SynthesisError) -> [PriorTherapy] {
    var draws = draws(.priorTherapy)
    var therapies: [PriorTherapy] = []
    func therapy(_ kind: PriorTherapy.Kind, _ text: String?) throws(SynthesisError) -> PriorTherapy
    {
      var therapy = PriorTherapy(type: kind)
      therapy.start = R4.DateTime(try LocalMoment.date(day: onset))
      therapy.failed = true
      therapy.text = text
      return therapy
    }
    if draws.happens(9600) { therapies.append(try therapy(.analgesics, "Acetaminophen")) }
    if draws.happens(5200) { therapies.append(try therapy(.opioids, "Tramadol")) }
    if draws.happens(6000) { therapies.append(try therapy(.bedRest, nil)) }
    if draws.happens(5500) { therapies.append(try therapy(.bracing, "Thoracolumbar orthosis")) }
    if draws.happens(3500) { therapies.append(try therapy(.physicalTherapy, nil)) }
    if draws.happens(500) { therapies.append(try therapy(.nerveBlock, nil)) }
    return therapies
  }

  func neurology() -> Neurology? {
    var draws = draws(.neurology)
    guard draws.happens(8500) else { return nil }
    var neurology = Neurology(deficit: draws.happens(200))
    if neurology.deficit {
      neurology.findings = [draws.one(of: [.radiculopathy, .numbness, .weakness], else: .numbness)]
    }
    return neurology
  }

  func consent() throws(SynthesisError) -> ConsentGiven? {
    var draws = draws(.consent)
    guard draws.happens(9700) else { return nil }
    var consent = ConsentGiven(obtained: true)
    consent.date = try admission.date()
    consent.optionsDiscussed = draws.happens(9000) ? true : nil
    consent.registry = draws.happens(9000) ? draws.happens(8800) : nil
    return consent
  }

  func goals() -> [TreatmentGoal] {
    var draws = draws(.goals)
    return TreatmentGoal.allCases.filter { $0 == .reducePain || draws.happens(4500) }
  }

  private static let progressions = WeightTable<Symptoms.Progression>(
    .unchanged, 45, [.worsening: 47, .improving: 8])
  private static let mobilities = WeightTable<Symptoms.Mobility>(
    .impaired, 45, [.reduced: 44, .bedbound: 8, .unrestricted: 3])
}
