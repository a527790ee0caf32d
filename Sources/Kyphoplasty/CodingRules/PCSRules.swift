internal import LosslessJSON

/// An ICD-10-PCS code of a vertebra: what is done, and in which part of the spine.
private struct VertebralPCS {
  enum Operation: Character {
    case reposition = "S"
    case supplement = "U"
    case excision = "B"
    case destruction = "5"
  }

  let operation: Operation
  let region: Vertebra.Region

  init?(_ code: String) {
    let characters = Array(code)
    guard characters.count == 7, let operation = Operation(rawValue: characters[2]) else {
      return nil
    }
    switch (String(characters[..<2]), characters[3]) {
    case ("0P", "3"): region = .cervical
    case ("0P", "4"): region = .thoracic
    case ("0Q", "0"): region = .lumbar
    case ("0Q", "1"): region = .sacral
    default: return nil
    }
    self.operation = operation
  }
}

extension CodedSession {
  fileprivate var pcs: [(coding: CodedValue, code: VertebralPCS, procedure: CodedResource)] {
    procedures.flatMap { procedure in
      procedure.codings(.icd10PCS).compactMap { coding in
        VertebralPCS(coding.code).map { (coding, $0, procedure) }
      }
    }
  }
}

extension CodingRule {
  static let pcsPair = CodingRule(
    "coding.pcs-pair", [12], .warning, basis: .judgement,
    source: "The coders' practice; the text of the rule was not seen.",
    summary:
      "A kyphoplasty is reposition and supplement of the same part, a vertebroplasty supplement alone.",
    explanation: """
      Lifting the body is a reposition (0PS, 0QS), filling it with cement a supplement (0PU, 0QU). A kyphoplasty does \
      both in the same part of the spine, a vertebroplasty only the second.
      """,
    remedy: "Add the code that is missing, or take the reposition away where nothing was lifted."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      let codes = session.pcs
      let kyphoplasties = Set(session.vertebrae(.kyphoplasty).map(\.region))
      let vertebroplasties = Set(session.vertebrae(.vertebroplasty).map(\.region))
      func has(_ operation: VertebralPCS.Operation, in region: Vertebra.Region) -> Bool {
        codes.contains { $0.code.operation == operation && $0.code.region == region }
      }
      for (coding, code, _) in codes {
        let isKyphoplasty = kyphoplasties.contains(code.region)
        let isVertebroplasty = vertebroplasties.contains(code.region)
        switch code.operation {
        case .reposition where isVertebroplasty && !isKyphoplasty:
          report.add(coding.node, "'\(coding.code)' lifts a body, and a vertebroplasty lifts none")
        case .reposition where !has(.supplement, in: code.region):
          report.add(coding.node, "'\(coding.code)' stands without the supplement of the same part")
        case .supplement where isKyphoplasty && !has(.reposition, in: code.region):
          report.add(coding.node, "'\(coding.code)' stands without the reposition of the same part")
        default: break
        }
      }
    }
  }

  static let pcsRegion = CodingRule(
    "coding.pcs-region", [13], basis: .codes,
    source: "ICD-10-PCS, tables 0P and 0Q: the body parts 3 and 4, 0 and 1.",
    summary: "The body part of an ICD-10-PCS code is where the treated vertebrae are.",
    explanation: """
      0P has the cervical (3) and the thoracic vertebra (4), 0Q the lumbar vertebra (0) and the sacrum (1). The \
      vertebrae that the procedure names, or else those of the session, must lie there.
      """,
    remedy: "Take the code of the part of the spine in which the vertebra lies."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      let treated = Set(session.procedures.flatMap { $0.bodySites.compactMap(\.region) })
      for (coding, code, procedure) in session.pcs {
        let named = procedure.bodySites.compactMap(\.region)
        let fits =
          named.isEmpty
          ? treated.isEmpty || treated.contains(code.region)
          : named.allSatisfy { $0 == code.region }
        if !fits {
          report.add(coding.node, "'\(coding.code)' is for another part of the spine")
        }
      }
    }
  }
}
