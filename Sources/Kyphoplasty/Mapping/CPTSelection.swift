/// Chooses the CPT codes of the levels: one primary code for a session, the add-on for each further level.
///
/// Which level is primary when both regions are treated depends on the payer. Judgement: the first treated level of the
/// record. A session that mixes vertebroplasty with kyphoplasty has a primary code of each family (judgement: the bundling
/// edits are not evidenced). An implant that makes the cavity counts as kyphoplasty, whose codes name a mechanical
/// device (judgement). No code is evidenced for kyphoplasty of a cervical or sacral body. A level that was stopped or not
/// done has no code: without cement the service of the code was not rendered (judgement).
struct CPTSelection {
  /// The code of each level, in the order of the record; nil where none fits.
  let codes: [CPT?]

  init(for record: KyphoplastyEncounter) {
    var vertebroplasties = 0
    var kyphoplasties = 0
    codes = record.levels.map { level in
      guard record.status(of: level) == .completed else { return nil }
      switch record.technique(of: level) {
      case .vertebroplasty:
        vertebroplasties += 1
        if vertebroplasties > 1 { return .vertebroplastyAdditional }
        switch level.vertebra.region {
        case .cervical, .thoracic: return .vertebroplastyCervicothoracic
        case .lumbar, .sacral: return .vertebroplastyLumbosacral
        }
      case .balloonKyphoplasty, .implantAugmentation:
        let primary: CPT
        switch level.vertebra.region {
        case .thoracic: primary = .kyphoplastyThoracic
        case .lumbar: primary = .kyphoplastyLumbar
        case .cervical, .sacral: return nil
        }
        kyphoplasties += 1
        return kyphoplasties > 1 ? .kyphoplastyAdditional : primary
      }
    }
  }
}
