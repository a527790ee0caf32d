internal import Foundation
internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  var recovery: RecordPart {
    var part = RecordPart()
    part.set("flatMinutes", amount(Measure.timeLyingFlat, .minute))
    part.set("ambulatory", boolean(Measure.ambulatory))
    let overnight = observation(Measure.overnightStay)
    part.set("overnight", boolean(of: overnight?.element))
    part.set("overnightReason", note(overnight))
    return part
  }

  var discharge: RecordPart {
    var part = RecordPart(from: stay.map { .node($0.element.node) })
    part.set("time", dischargeTime)
    if let disposition = stay?["hospitalization"]?["dischargeDisposition"] {
      part.set(
        "disposition",
        word(disposition, as: Discharge.Disposition.self) { $0.concept.text })
    }
    let orders = index.all("MedicationRequest").filter { request in
      request.all("category").contains { $0.has(HL7.Category.dischargeMedication.entry) }
    }
    part.set(
      "medications",
      orders.compactMap { order in
        medication(
          order["medicationCodeableConcept"], order, dosage: order.first("dosageInstruction"))
      })
    part.set("instructions", instructions)
    part.set("densitometryReferral", boolean(Measure.densitometryReferral))
    for request in index.all(
      "ServiceRequest", coded: AncillaryProcedure.boneDensitometry.entry)
    { useDerived(request) }
    part.set("osteoporosisEducation", boolean(Measure.osteoporosisEducation))
    return part
  }

  private var instructions: RecordPart {
    var part = RecordPart()
    for plan in index.all("CarePlan") {
      let details = plan.all("activity").compactMap { $0["detail"] }
      log.use(plan)
      part.origin = .node(plan.element.node)
      for detail in details { add(detail, to: &part) }
      part.set("text", note(plan))
      break
    }
    // What the patient was told is the plan in words.
    for request in index.all("CommunicationRequest") where !part.isEmpty {
      log.use(request)
      for payload in request.all("payload") { log.use(payload) }
    }
    return part
  }

  private func add(_ detail: BundleElement, to part: inout RecordPart) {
    guard let code = detail["code"], let kind = code.code(of: Instruction.self) else { return }
    log.use(detail)
    let bounds = detail["scheduledTiming"]?["repeat"]?["boundsDuration"]
    switch kind {
    case .bedRest: part.set("bedRestDays", amount(bounds, .day))
    case .noLifting: part.set("noLiftingWeeks", amount(bounds, .week))
    case .resumeActivity:
      let words = detail["scheduledString"]?.string?.split(separator: " ") ?? []
      guard let element = detail["scheduledString"],
        let hours = words.lazy.compactMap({ Int($0) }).first
      else { return }
      part.set(
        "resumeActivityHours",
        PartValue(text: String(hours), isWord: true, origin: .node(element.node)))
    case .ice:
      let isForbidden = detail["doNotPerform"]?.isTrue == true
      part.set(
        "ice",
        PartValue(text: isForbidden ? "false" : "true", isWord: true, origin: .node(code.node)))
    case .followUp: part.set("followUp", text(detail["scheduledPeriod"]?["start"]))
    }
  }

  var documents: [RecordPart] {
    index.all("DocumentReference").compactMap { resource in
      guard let type = resource["type"], let kind = type.word(of: ClinicalDocument.Kind.self)
      else { return nil }
      log.use(resource)
      var part = RecordPart(from: .node(resource.element.node))
      part.set("type", word(kind, from: type))
      let attachment = resource.first("content")?["attachment"]
      if let attachment { log.use(attachment) }
      if let date = resource["date"] { log.use(date) }
      part.set("date", text(attachment?["creation"] ?? resource["date"]))
      part.set("text", words(inBase64: attachment))
      part.set("url", text(attachment?["url"]))
      return part
    }
  }

  /// The text of an attachment; what is no plain text cannot stand in a record.
  private func words(inBase64 attachment: BundleElement?) -> PartValue? {
    guard let data = attachment?["data"], let text = data.string else { return nil }
    if let type = attachment?["contentType"], type.string?.hasPrefix("text/plain") != true {
      log.report(.bundle(.unreadable(expected: "text/plain")), at: type)
      return nil
    }
    // FHIR allows white space within base64.
    let digits = String(text.unicodeScalars.filter { !$0.properties.isWhitespace })
    guard let bytes = Data(base64Encoded: digits),
      let words = String(validating: bytes, as: UTF8.self)
    else {
      log.report(.bundle(.unreadable(expected: "text in base64")), at: data)
      return nil
    }
    return PartValue(text: words, origin: .node(data.node))
  }
}
