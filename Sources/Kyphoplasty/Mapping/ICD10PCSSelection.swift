/// Chooses the ICD-10-PCS codes of an inpatient's session, each once for its region.
///
/// Kyphoplasty is reposition and supplement of the same body part, vertebroplasty supplement alone (judgement: the
/// coders' practice, the rule itself was not seen). Augmentation with an implant has codes of new technology that are
/// not evidenced, so it has none here. Levels that were stopped or not done have none.
struct ICD10PCSSelection {
  /// A code and the vertebrae that it stands for.
  struct Choice {
    var code: ICD10PCS
    var vertebrae: [Vertebra]
  }

  let choices: [Choice]

  init(for record: KyphoplastyEncounter) {
    guard record.encounter.class == .inpatient else {
      choices = []
      return
    }
    var choices: [Choice] = []
    func choose(_ code: ICD10PCS?, _ vertebra: Vertebra) {
      guard let code else { return }
      if let known = choices.firstIndex(where: { $0.code == code }) {
        if !choices[known].vertebrae.contains(vertebra) {
          choices[known].vertebrae.append(vertebra)
        }
      } else {
        choices.append(Choice(code: code, vertebrae: [vertebra]))
      }
    }
    for level in record.levels where record.status(of: level) == .completed {
      let region = level.vertebra.region
      switch record.technique(of: level) {
      case .balloonKyphoplasty:
        choose(ICD10PCS(repositionOf: region), level.vertebra)
        choose(ICD10PCS(supplementOf: region), level.vertebra)
      case .vertebroplasty: choose(ICD10PCS(supplementOf: region), level.vertebra)
      case .implantAugmentation: break
      }
    }
    for biopsy in record.biopsies {
      choose(ICD10PCS(biopsyOf: biopsy.level.region), biopsy.level)
    }
    let operated = record.levels.filter { record.status(of: $0) != .notDone }
    let regions = Set(operated.map(\.vertebra.region))
    if record.procedure.concurrent.contains(.tumorAblation), record.procedure.status != .notDone,
      regions.count == 1, let region = regions.first
    {
      // Which level was ablated is not recorded; with levels in one region the code is the same for all.
      for level in operated { choose(ICD10PCS(ablationOf: region), level.vertebra) }
    }
    self.choices = choices
  }
}

extension ICD10PCS {
  init(repositionOf region: Vertebra.Region) {
    switch region {
    case .cervical: self = .repositionCervical
    case .thoracic: self = .repositionThoracic
    case .lumbar: self = .repositionLumbar
    case .sacral: self = .repositionSacrum
    }
  }

  init(supplementOf region: Vertebra.Region) {
    switch region {
    case .cervical: self = .supplementCervical
    case .thoracic: self = .supplementThoracic
    case .lumbar: self = .supplementLumbar
    case .sacral: self = .supplementSacrum
    }
  }

  init?(biopsyOf region: Vertebra.Region) {
    switch region {
    case .thoracic: self = .biopsyThoracic
    case .lumbar: self = .biopsyLumbar
    case .cervical, .sacral: return nil
    }
  }

  init?(ablationOf region: Vertebra.Region) {
    switch region {
    case .thoracic: self = .ablationThoracic
    case .lumbar: self = .ablationLumbar
    case .cervical, .sacral: return nil
    }
  }
}

extension Augmentation.Technique {
  /// What a code says of the technique: only kyphoplasty repositions; nil where it is of another procedure.
  init?(_ code: ICD10PCS) {
    switch code {
    case .repositionCervical, .repositionThoracic, .repositionLumbar, .repositionSacrum:
      self = .balloonKyphoplasty
    case .supplementCervical, .supplementThoracic, .supplementLumbar, .supplementSacrum:
      self = .vertebroplasty
    case .biopsyThoracic, .biopsyLumbar, .ablationThoracic, .ablationLumbar: return nil
    }
  }
}
