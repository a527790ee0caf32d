internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  /// Each complication is a condition with the event that it resulted from, or in a foreign bundle one of the two.
  var complications: [RecordPart] {
    index.all("Condition").filter(isComplication).compactMap(complication)
  }

  /// Whether a condition came of the operation: by our code, or because the operation says so.
  func isComplication(_ condition: BundleResource) -> Bool {
    guard let code = condition["code"] else { return false }
    if code.word(of: Complication.Kind.self) != nil { return true }
    guard Complication.Kind.recognised(in: code) != nil else { return false }
    let operations = [whole].compactMap(\.self) + levels
    return operations.contains { operation in
      operation.all("complicationDetail").contains { index.leads($0, to: condition) }
    } || event(of: condition) != nil
  }

  private func event(of condition: BundleResource) -> BundleResource? {
    index.all("AdverseEvent").first { event in
      event.all("resultingCondition").contains { index.leads($0, to: condition) }
    }
  }

  private func complication(_ condition: BundleResource) -> RecordPart? {
    guard let code = condition["code"],
      let kind = code.word(of: Complication.Kind.self) ?? Complication.Kind.recognised(in: code)
    else { return nil }
    log.use(condition)
    var part = RecordPart(from: .node(condition.element.node))
    part.set("type", word(kind, from: code))
    let site = condition.first("bodySite")
    part.set("level", level(site))
    part.set("side", side(site))
    part.set("onset", onset(of: condition))
    addNotes(of: condition, to: &part)
    if let event = event(of: condition) { add(event, to: &part) }
    if let sequence = condition.element.extended(by: ConditionExtension.dueToURL.text) {
      log.use(sequence)
      if let artery = index.target(of: sequence["valueReference"]) { useDerived(artery) }
    }
    let corPulmonale = observations(Measure.acuteCorPulmonale) { fact in
      fact.all("focus").contains { index.leads($0, to: condition) }
    }.first
    if let corPulmonale { use(corPulmonale) }
    part.set("corPulmonale", boolean(of: corPulmonale?.element))
    return part
  }

  /// The side stands in words behind the vertebra.
  private func side(_ site: BundleElement?) -> PartValue? {
    let words = site?["text"]?.string?.split(separator: ", ").map(String.init) ?? []
    return word(
      words.lazy.compactMap { TreatedLevel.Side(rawValue: $0) }.first, from: site?["text"])
  }

  /// A note behind the label is the treatment, any other what happened.
  ///
  /// Where the event's words are those of the note before, the note cannot be a treatment.
  private func addNotes(of condition: BundleResource, to part: inout RecordPart) {
    let notes = condition.all("note")
    let event = event(of: condition)?["event"]?["text"]?.string
    for (place, note) in notes.enumerated() {
      guard let words = note["text"], let text = words.string else { continue }
      log.use(note)
      let isTreatment =
        text.hasPrefix(Complication.treatmentLabel) && (place > 0 || text != event)
      if isTreatment {
        part.set("treatment", self.text(words, after: Complication.treatmentLabel))
      } else if !part.has("text") {
        part.set("text", self.text(words))
      }
    }
  }

  private func add(_ event: BundleResource, to part: inout RecordPart) {
    log.use(event)
    for used in ["event", "date", "seriousness"] as [StaticString] {
      if let element = event[used] { log.use(element) }
    }
    for category in event.all("category") {
      if let phase = category.word(of: Complication.Phase.self) {
        part.set("phase", word(phase, from: category))
      } else if category.has(HL7.Category.productProblem.entry) {
        log.use(category)
      }
    }
    part.set("severity", word(severity(of: event), from: event["severity"]))
    part.set("outcome", word(outcome(of: event), from: event["outcome"]))
    if let grade = event.element.extended(by: OwnExtension.complicationGrade.url.text) {
      log.use(grade)
      var own = RecordPart(from: .node(grade.node))
      own.set("system", text(grade.extended(by: "system")?["valueString"]))
      own.set("value", text(grade.extended(by: "grade")?["valueString"]))
      part.set("grade", own)
    }
    if let suspect = event.first("suspectEntity") {
      log.use(suspect)
      let assessment = suspect.first("causality")?["assessment"]
      part.set("relation", word(assessment, as: Complication.Relation.self))
    }
  }

  /// The words of the record are the codes of R4.
  private func severity(of event: BundleResource) -> Complication.Severity? {
    let codes = event["severity"]?.codings.compactMap { $0["code"]?.string } ?? []
    return codes.lazy.compactMap { Complication.Severity(rawValue: $0) }.first
  }

  private func outcome(of event: BundleResource) -> Complication.Outcome? {
    let codes = event["outcome"]?.codings.compactMap { $0["code"]?.string } ?? []
    return codes.lazy.compactMap { Complication.Outcome(rawValue: $0) }.first
  }
}

extension Complication.Kind {
  /// The kind whose public code stands in a concept, of all that the mapping writes for it.
  static func recognised(in code: BundleElement) -> Complication.Kind? {
    code.codings.lazy.compactMap { coding in
      guard let system = coding["system"]?.string, let code = coding["code"]?.string else {
        return nil
      }
      return kinds["\(system)|\(code)"]
    }.first
  }

  /// The kinds by the codes of other systems; where kinds share a code, the first has it.
  private static let kinds: [String: Complication.Kind] = {
    var kinds: [String: Complication.Kind] = [:]
    for kind in allCases {
      for entry in kind.publicCodes {
        let key = "\(entry.system.uriText)|\(entry.code)"
        if kinds[key] == nil { kinds[key] = kind }
      }
    }
    return kinds
  }()

  /// The codes of other systems for the kind, whatever its phase, its level and its side are.
  private var publicCodes: Set<CodeEntry> {
    var codes: Set<CodeEntry> = []
    for phase in [nil] + Complication.Phase.allCases.map(Optional.some) {
      for level in [nil, Vertebra.t12, .l1] {
        for side in [nil, TreatedLevel.Side.left, .right] {
          for isSevere in [false, true] {
            var complication = Complication(type: self)
            complication.phase = phase
            complication.level = level
            complication.side = side
            complication.corPulmonale = isSevere
            complication.relation = isSevere ? .procedure : nil
            codes.formUnion(complication.allCodes.filter { $0.system != .kyphoplasty })
          }
        }
      }
    }
    return codes
  }
}
