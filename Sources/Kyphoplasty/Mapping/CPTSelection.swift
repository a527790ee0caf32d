/// Chooses the CPT codes of the levels: one primary code for a session, the add-on for each further level.
///
/// Which level is primary when both regions are treated depends on the payer. Judgement, which a site can configure: the
/// first treated level of the record. A session that mixes vertebroplasty with kyphoplasty has a primary code of each family (judgement: the bundling
/// edits are not evidenced). An implant that makes the cavity counts as kyphoplasty, whose codes name a mechanical
/// device (judgement). No code is evidenced for kyphoplasty of a cervical or sacral body. A level that was stopped or not
/// done has no code: without cement the service of the code was not rendered (judgement).
struct CPTSelection {
  /// The code of each level, in the order of the record; nil where none fits.
  let codes: [CPT?]

  init(for record: KyphoplastyEncounter, primaryRegion: Vertebra.Region? = nil) {
    var codes = [CPT?](repeating: nil, count: record.levels.count)
    for family in Family.allCases {
      let treated = record.levels.indices.filter { place in
        let level = record.levels[place]
        return record.status(of: level) == .completed
          && family.includes(record.technique(of: level))
          && family.primary(in: level.vertebra.region) != nil
      }
      let preferred = treated.first { record.levels[$0].vertebra.region == primaryRegion }
      guard let first = preferred ?? treated.first else { continue }
      for place in treated { codes[place] = family.additional }
      codes[first] = family.primary(in: record.levels[first].vertebra.region)
    }
    self.codes = codes
  }

  /// What a code says of the technique: the codes of kyphoplasty are those of an implant that makes a cavity, too.
  static func technique(of code: CPT) -> Augmentation.Technique {
    switch code {
    case .vertebroplastyCervicothoracic, .vertebroplastyLumbosacral, .vertebroplastyAdditional:
      .vertebroplasty
    case .kyphoplastyThoracic, .kyphoplastyLumbar, .kyphoplastyAdditional: .balloonKyphoplasty
    }
  }

  /// The codes of one technique: two primary ones by region, and an add-on.
  private enum Family: CaseIterable {
    case vertebroplasty
    case kyphoplasty

    func includes(_ technique: Augmentation.Technique) -> Bool {
      (self == .vertebroplasty) == (technique == .vertebroplasty)
    }

    func primary(in region: Vertebra.Region) -> CPT? {
      switch (self, region) {
      case (.vertebroplasty, .cervical), (.vertebroplasty, .thoracic):
        .vertebroplastyCervicothoracic
      case (.vertebroplasty, .lumbar), (.vertebroplasty, .sacral): .vertebroplastyLumbosacral
      case (.kyphoplasty, .thoracic): .kyphoplastyThoracic
      case (.kyphoplasty, .lumbar): .kyphoplastyLumbar
      case (.kyphoplasty, .cervical), (.kyphoplasty, .sacral): nil
      }
    }

    var additional: CPT {
      switch self {
      case .vertebroplasty: .vertebroplastyAdditional
      case .kyphoplasty: .kyphoplastyAdditional
      }
    }
  }
}
