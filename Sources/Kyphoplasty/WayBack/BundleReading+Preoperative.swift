internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  var preoperative: RecordPart {
    var part = RecordPart()
    part.set("asaClass", asaClass)
    let clearance = observation(Measure.preoperativeClearance)
    part.set(
      "examined",
      stated(
        text(clearance?["effectiveDateTime"]), "effective", in: clearance?.element,
        unless: text(stay?["period"]?["start"])))
    part.set("cleared", boolean(of: clearance?.element))
    part.set("clearance", note(clearance))
    part.set("boneDensity", boneDensity)
    part.set("fraxMajorPercent", amount(Measure.fraxMajorFracture, .percent))
    part.set("vitaminDNgPerMl", amount(Measure.vitaminD, .nanogramPerMilliliter))
    part.set("medications", medications)
    part.set("comorbidities", comorbidities)
    return part
  }

  /// The class by its concept, whichever code the observation itself has in a foreign bundle.
  private var asaClass: PartValue? {
    let own = observation(Measure.asaPhysicalStatus)
    let found =
      own
      ?? index.all("Observation").first {
        $0["valueCodeableConcept"]?.code(of: SNOMEDCT.ASAClass.self) != nil
      }
    guard let found else { return nil }
    use(found)
    guard let concept = found["valueCodeableConcept"] else {
      return number(found["valueInteger"])
    }
    guard let grade = concept.code(of: SNOMEDCT.ASAClass.self),
      let place = SNOMEDCT.ASAClass.allCases.firstIndex(of: grade)
    else {
      log.report(.bundle(.unknownCode), at: concept)
      return nil
    }
    log.use(concept)
    return PartValue(text: String(place + 1), isWord: true, origin: .node(concept.node))
  }

  private var boneDensity: [RecordPart] {
    let measured = index.all("Observation").filter { Self.densitySite($0) != nil }
    return grouped(measured) { resource in
      [
        resource.place(in: "preoperative", "boneDensity").map(String.init) ?? "",
        Self.densitySite(resource)?.site.rawValue ?? "",
        resource["effectiveDateTime"]?.string ?? "",
      ]
    }.map { measurements in
      var part = RecordPart()
      for resource in measurements {
        guard let (site, isScore) = Self.densitySite(resource) else { continue }
        use(resource)
        if part.isEmpty {
          part.origin = .node(resource.element.node)
          part.set("site", word(site, from: resource["code"]))
          part.set("date", text(resource["effectiveDateTime"]))
        }
        if let date = resource["effectiveDateTime"] { log.use(date) }
        if isScore {
          part.set("tScore", amount(of: resource.element, .standardDeviation))
        } else {
          part.set("densityGPerCm2", amount(of: resource.element, .gramPerSquareCentimeter))
        }
      }
      return part
    }
  }

  private static func densitySite(
    _ resource: BundleResource
  ) -> (site: BoneDensity.Site, isScore: Bool)? {
    guard let code = resource["code"] else { return nil }
    if let site = BoneDensity.Site.allCases.first(where: { code.has($0.tScore.entry) }) {
      return (site, true)
    }
    return BoneDensity.Site.allCases.first { code.has($0.density) }.map { ($0, false) }
  }

  private var medications: [RecordPart] {
    index.all("MedicationStatement").compactMap { statement in
      let concept = statement["medicationCodeableConcept"]
      guard concept?.word(of: PriorTherapy.Kind.self) == nil else { return nil }
      return medication(
        concept, statement, dosage: statement.first("dosage"))
    }
  }

  func medication(
    _ concept: BundleElement?, _ resource: BundleResource, dosage: BundleElement?
  ) -> RecordPart? {
    guard let drug = drug(concept) else { return nil }
    log.use(resource)
    var part = RecordPart(from: .node(resource.element.node))
    part.set("drug", drug)
    part.set("dosage", text(dosage?["text"]))
    part.set("reason", words(of: resource.first("reasonCode")))
    return part
  }

  /// A drug by the code of its ingredient, else by its words.
  func drug(_ concept: BundleElement?) -> PartValue? {
    guard let concept else { return nil }
    if let ingredient = concept.code(of: Drug.Ingredient.self) {
      return word(Drug.known(ingredient), from: concept)
    }
    return words(of: concept)
  }

  /// What stands on the list of problems and is nothing else that the record knows.
  private var comorbidities: [PartValue] {
    index.all("Condition").compactMap { condition in
      guard
        condition.all("category").contains(where: {
          $0.has(HL7.ConditionCategory.problemListItem.entry)
        }), !isKnown(condition)
      else { return nil }
      log.use(condition)
      return words(of: condition["code"])
    }
  }

  private func isKnown(_ condition: BundleResource) -> Bool {
    guard let code = condition["code"] else { return true }
    // What has its words alone is a disease in words.
    if code["coding"] == nil { return isComplication(condition) || isNewFracture(condition) }
    return FractureEvidence(code) != nil || Neoplasm.Kind(code) != nil
      || Osteoporosis.recognised(in: code) != nil || isComplication(condition)
      || isNewFracture(condition)
      || code.has(ICD10CM.Disease.historyOfOsteoporosisFracture.entry)
      || code.has(ICD10CM.Complication.arteryComplication.entry)
  }
}
