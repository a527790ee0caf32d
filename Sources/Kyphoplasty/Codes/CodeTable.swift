/// Every code that the program can emit, once, with its evidence.
///
/// Not in it are what a site configures and marks as its own (`Site`), and languages (BCP 47), which are the record's.
public enum CodeTable {
  /// The codes, by system and then by code.
  public static let all: [CodeEntry] = {
    var seen: Set<CodeEntry> = []
    return (publicSystems + hl7 + own)
      .filter { seen.insert($0).inserted }
      .sorted { ($0.system.uriText, $0.code) < ($1.system.uriText, $1.code) }
  }()

  private static var publicSystems: [CodeEntry] {
    let snomed =
      entries(SNOMEDCT.Procedure.self) + entries(SNOMEDCT.Vertebra.self)
      + entries(SNOMEDCT.Side.self) + entries(SNOMEDCT.Fracture.self)
      + entries(SNOMEDCT.Disease.self) + entries(SNOMEDCT.Finding.self)
      + entries(Anesthesia.Kind.self) + entries(SNOMEDCT.ASAClass.self)
      + entries(SNOMEDCT.Complication.self) + entries(SNOMEDCT.Substance.self)
      + entries(SNOMEDCT.Observable.self) + entries(Patient.SmokingStatus.self)
      + entries(SNOMEDCT.AdministrativeSex.self)
    let icd10cm =
      entries(ICD10CM.Disease.self) + entries(ICD10CM.Complication.self)
      + ICD10CM.Fracture.allCases.flatMap { fracture in
        fracture.phases.compactMap { fracture.entry($0) }
      }
    let others =
      entries(ICD10PCS.self) + entries(CPT.self) + entries(LOINC.self)
      + entries(LOINC.VitalSign.self)
      + entries(ClinicalDocument.Kind.self) + entries(UCUM.self) + entries(DICOM.self)
      + entries(ImagingExamination.Modality.self) + entries(Clinician.Specialty.self)
      + entries(Drug.Ingredient.self)
    return snomed + icd10cm + others
  }

  private static var hl7: [CodeEntry] {
    let lists =
      entries(HL7.Participation.self) + entries(HL7.IdentifierType.self)
      + entries(HL7.ObservationCategory.self) + entries(HL7.ConditionCategory.self)
      + entries(HL7.DiagnosisRole.self) + entries(HL7.DeviceAction.self)
      + entries(HL7.Category.self) + entries(HL7.ProvenanceAgent.self)
      + entries(HL7.Report.self) + entries(HL7.OrganizationType.self)
      + entries(HL7.Status.self) + entries(HL7.EventSeriousness.self)
    let words =
      entries(Stay.Class.self) + entries(Discharge.Disposition.self)
      + entries(Facility.Kind.Code.self) + entries(Patient.Race.Category.self)
      + entries(Patient.Ethnicity.self)
    return lists + words
  }

  private static var own: [CodeEntry] {
    let diagnosis =
      entries(Fracture.Cause.self) + entries(Fracture.Morphology.self)
      + entries(Fracture.Age.self) + entries(Fracture.Phase.self) + entries(FractureGrading.self)
      + entries(Contraindication.self) + entries(NewFracture.Relation.self)
    let history =
      entries(Symptoms.Mobility.self) + entries(Symptoms.Progression.self)
      + entries(Neurology.Deficit.self)
      + entries(PriorTherapy.Kind.self) + entries(TreatmentGoal.self)
      + entries(TeamMember.Role.self) + entries(Allergy.self)
    let procedure =
      entries(Augmentation.Technique.self) + entries(Augmentation.Guidance.self)
      + entries(Augmentation.Position.self) + entries(Augmentation.Closure.self)
      + entries(TreatedLevel.Access.self) + entries(AdministeredDrug.Route.self)
      + entries(ConcurrentProcedure.self) + entries(AncillaryProcedure.self)
      + entries(Biopsy.Result.self) + entries(DrugPurpose.self)
    let materials =
      entries(DeviceKind.self) + entries(DeviceProperty.self) + entries(Cement.Material.self)
      + entries(Cement.Viscosity.self) + entries(CementLeak.Site.self)
      + entries(CementLeak.Route.self) + entries(CementLeak.Method.self)
      + entries(CementLeak.Timing.self)
    let course =
      entries(Complication.Kind.self) + entries(Complication.Phase.self)
      + entries(Complication.Relation.self) + entries(ClinicalOutcome.TimePoint.self)
      + entries(ImagingExamination.Phase.self) + entries(Instruction.self)
      + entries(ResourceTag.self) + entries(Measure.self)
    return diagnosis + history + procedure + materials + course
  }

  private static func entries<Words: Coded>(_ words: Words.Type) -> [CodeEntry] {
    words.allCases.map(\.entry)
  }
}
