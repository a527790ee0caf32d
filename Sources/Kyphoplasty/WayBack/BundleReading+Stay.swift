internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  /// The key of the encounter: its visit number, else its first identifier, else its id.
  var key: PartValue? {
    guard let stay else { return nil }
    let identifiers = stay.all("identifier").filter { $0["value"] != nil }
    let number =
      identifiers.first { $0["type"]?.has(HL7.IdentifierType.visitNumber.entry) == true }
      ?? identifiers.first
    if let number { log.use(number) }
    return text(number?["value"]) ?? text(stay["id"])
  }

  var stayPart: RecordPart? {
    guard let stay else { return nil }
    log.use(stay)
    var part = RecordPart(from: .node(stay.element.node))
    part.set("class", word(stay["class"], as: Stay.Class.self))
    let period = stay["period"]
    part.set("start", text(period?["start"]))
    part.set(
      "end", stated(text(period?["end"]), "end", in: period, unless: dischargeTime))
    if let type = stay.first("type") {
      log.use(type)
      let words = type["text"] ?? type.codings.first?["display"]
      // What the mapping calls a stay without a type; a record that says just that is marked.
      if words?.isText(Stay.unnamedType) != true || isStated("type", in: stay.element) {
        part.set("type", text(words))
      }
    }
    for diagnosis in stay.all("diagnosis") { log.use(diagnosis) }
    return part
  }

  /// The patient leaves the place at the discharge; in a foreign bundle the end of a stay with a way out is one.
  var dischargeTime: PartValue? {
    guard let stay else { return nil }
    for place in stay.all("location") {
      if let end = place["period"]?["end"] { return text(end) }
    }
    guard stay["hospitalization"]?["dischargeDisposition"] != nil else { return nil }
    return text(stay["period"]?["end"])
  }

  var confirmed: [PartValue] {
    (stay?.element.allExtended(by: OwnExtension.confirmedRule.url.text) ?? []).compactMap {
      log.use($0)
      return text($0["valueString"])
    }
  }

  var coverage: [RecordPart] {
    index.all("Coverage").map { resource in
      log.use(resource)
      var part = RecordPart(from: .node(resource.element.node))
      let payor = resource.first("payor")
      if let payor { log.use(payor) }
      part.set("payer", text(payor?["display"]) ?? payer(payor))
      let identifier = resource.first("identifier")
      if let identifier { log.use(identifier) }
      part.set("memberId", text(resource["subscriberId"] ?? identifier?["value"]))
      part.set("type", words(of: resource["type"]))
      return part
    }
  }

  /// The name of an organization that pays.
  private func payer(_ reference: BundleElement?) -> PartValue? {
    guard let reference, let entry = directory.entry(reference), let name = entry.part.text("name")
    else { return nil }
    return PartValue(text: name, origin: .node(reference.node))
  }

  var referral: RecordPart? {
    var part = RecordPart()
    if let request = referralRequest {
      useDerived(request)
      part.origin = .node(request.element.node)
      part.set("requester", clinician(request["requester"], field: "referral.requester"))
      part.set("date", text(request["authoredOn"]))
      part.set("reason", words(of: request.first("reasonCode")))
    }
    part.set("secondOpinion", boolean(Measure.secondOpinion))
    return part
  }

  /// What the operation or the stay is based on.
  private var referralRequest: BundleResource? {
    let based = (whole?.all("basedOn") ?? []) + (stay?.all("basedOn") ?? [])
    return based.lazy.compactMap { index.target(of: $0) }.first { $0.type == "ServiceRequest" }
  }

  /// Who made the record, and when.
  func addProvenance(to record: inout RecordPart) {
    for provenance in index.all("Provenance") {
      log.use(provenance)
      record.set("recordedAt", text(provenance["occurredDateTime"]))
      for agent in provenance.all("agent") {
        log.use(agent)
        guard agent["type"]?.has(HL7.ProvenanceAgent.author.entry) == true else { continue }
        record.set("recordedBy", clinician(agent["who"], field: "recordedBy"))
      }
      return
    }
  }
}
