internal import LosslessJSON

extension CodingRule {
  static let pcsPair = CodingRule(
    "coding.pcs-pair", [12], .warning, basis: .judgement,
    source: "The coders' practice; the text of the rule was not seen.",
    summary:
      "A kyphoplasty is reposition and supplement of the same part, a vertebroplasty supplement alone.",
    explanation: """
      Lifting the body is a reposition (0PS, 0QS), filling it with cement a supplement (0PU, 0QU). A kyphoplasty does \
      both in the same part of the spine, a vertebroplasty only the second. An inpatient's balloon kyphoplasty has both. \
      \(CodedSession.wholeWords)
      """,
    remedy: "Add the code that is missing, or take the reposition away where nothing was lifted."
  ) { bundle, report in
    for session in CodedSession.whole(in: bundle) {
      let codes = session.pcs
      let kyphoplasties = Set(session.vertebrae(.kyphoplasty).map(\.region))
      let vertebroplasties = Set(session.vertebrae(.vertebroplasty).map(\.region))
      func has(_ operation: VertebralPCS.Operation, in region: Vertebra.Region) -> Bool {
        codes.contains { $0.code.operation == operation && $0.code.region == region }
      }
      let isCoded = codes.contains {
        $0.code.operation == .reposition || $0.code.operation == .supplement
      }
      if !isCoded, bundle.isInpatient(session), let level = session.balloonKyphoplasties.first {
        report.add(
          level.node, "is an inpatient's kyphoplasty, and its session has no code of ICD-10-PCS")
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
}
