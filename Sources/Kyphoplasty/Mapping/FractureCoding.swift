extension Fracture {
  /// The codes of the fracture: SNOMED CT, ICD-10-CM where one fits, and ours of its cause.
  ///
  /// At most one family of ICD-10-CM stands for a fracture, as the tabular list's notes ask: the cause decides.
  var codes: [CodeEntry] { [snomed.entry, icd10cm, cause.entry].compactMap(\.self) }

  /// The narrowest SNOMED CT concept that is evidenced for cause and region.
  var snomed: SNOMEDCT.Fracture {
    switch (cause, level.region) {
    case (.osteoporosis, .thoracic), (.secondaryOsteoporosis, .thoracic): .osteoporoticThoracic
    case (.osteoporosis, .lumbar), (.secondaryOsteoporosis, .lumbar): .osteoporoticLumbar
    case (.osteoporosis, _), (.secondaryOsteoporosis, _): .osteoporotic
    case (.neoplasm, _), (.otherDisease, _): .pathological
    case (.trauma, .thoracic): isClosed ? .closedThoracic : .anyThoracic
    case (.trauma, .lumbar): isClosed ? .closedLumbar : .anyLumbar
    case (.trauma, _): .any
    case (.unspecified, .thoracic): .compressionThoracic
    case (.unspecified, .lumbar): .compressionLumbar
    case (.unspecified, _): .compression
    }
  }

  /// A fracture that is not said to be open counts as closed, as in ICD-10-CM (guideline I.C.19.c); later phases say neither.
  private var isClosed: Bool { phase == nil || phase == .initial }

  /// The ICD-10-CM code; nil where none is verified for the cause, the level, the shape and the phase.
  var icd10cm: CodeEntry? { icd10cmFracture?.entry((phase ?? .initial).seventhCharacter) }

  private var icd10cmFracture: ICD10CM.Fracture? {
    switch cause {
    case .osteoporosis: .osteoporotic
    case .secondaryOsteoporosis: .otherOsteoporotic
    case .neoplasm: .neoplastic
    case .otherDisease: .otherDisease
    case .trauma: icd10cmInjury
    case .unspecified:
      // One code for each level: the code of the thoracolumbar region would name none of them.
      switch level.region {
      case .thoracic: .collapsedThoracic
      case .lumbar: .collapsedLumbar
      case .sacral: .collapsedSacral
      case .cervical: nil
      }
    }
  }

  /// After an injury the shape decides: a wedge has a code at each level, a burst at few, and no other shape has one.
  private var icd10cmInjury: ICD10CM.Fracture? {
    switch (morphology, level) {
    case (.stableBurst, .t11), (.stableBurst, .t12): .stableBurstT11T12
    case (.unstableBurst, .t11), (.unstableBurst, .t12): .unstableBurstT11T12
    case (.stableBurst, .l1): .stableBurstL1
    case (.unstableBurst, .l1): .unstableBurstL1
    case (.wedge, _): ICD10CM.Fracture(wedgeOf: level)
    case (.stableBurst, _), (.unstableBurst, _), (.pincer, _), (.split, _), (.biconcave, _),
      (.crush, _), (nil, _):
      nil
    }
  }
}

extension ICD10CM.Fracture {
  /// The wedge compression fracture of a vertebra: T5 to T12 have their codes in pairs.
  init?(wedgeOf vertebra: Vertebra) {
    switch vertebra {
    case .t1: self = .wedgeT1
    case .t2: self = .wedgeT2
    case .t3: self = .wedgeT3
    case .t4: self = .wedgeT4
    case .t5, .t6: self = .wedgeT5T6
    case .t7, .t8: self = .wedgeT7T8
    case .t9, .t10: self = .wedgeT9T10
    case .t11, .t12: self = .wedgeT11T12
    case .l1: self = .wedgeL1
    case .l2: self = .wedgeL2
    case .l3: self = .wedgeL3
    case .l4: self = .wedgeL4
    case .l5: self = .wedgeL5
    case .c1, .c2, .c3, .c4, .c5, .c6, .c7, .s1, .s2, .s3, .s4, .s5: return nil
    }
  }
}
