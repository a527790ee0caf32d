/// Something that the sources tell of an augmentation, and the fields of the record that hold it.
struct SourceFact {
  let words: String
  /// Which guide tells it, or that registries and payers ask for it.
  let source: String
  let fields: [String]

  init(_ words: String, _ source: String, _ fields: String...) {
    self.words = words
    self.source = source
    self.fields = fields
  }

  static let all = beforeTheOperation + theOperation + afterTheOperation + registries

  private static let beforeTheOperation = [
    SourceFact(
      "A compression fracture of a vertebra, its shape", "S0-S4", "diagnosis.fractures.level",
      "diagnosis.fractures.morphology"),
    SourceFact(
      "Osteoporosis as the cause", "S0, S1, S3", "diagnosis.fractures.cause",
      "diagnosis.osteoporosis.type", "diagnosis.osteoporosis.diagnosed"),
    SourceFact(
      "Myeloma, lymphoma or another tumor as the cause", "S0, S1, S3",
      "diagnosis.fractures.cause", "diagnosis.neoplasm.type", "diagnosis.neoplasm.course",
      "diagnosis.neoplasm.primarySite", "diagnosis.neoplasm.diagnosed"),
    SourceFact(
      "An accident as the cause", "S0, S1, S3", "diagnosis.fractures.cause",
      "diagnosis.injury.mechanism", "diagnosis.injury.date", "diagnosis.injury.text"),
    SourceFact(
      "Bone that was weak before", "S0", "preoperative.boneDensity.tScore",
      "diagnosis.osteoporosis.priorFragilityFracture"),
    SourceFact(
      "Pain taken for something else, and a late diagnosis", "S0",
      "diagnosis.priorMisdiagnosis", "diagnosis.fractures.onset",
      "diagnosis.fractures.diagnosed"),
    SourceFact(
      "Severe back pain", "S0, S3, S4", "symptoms.pain", "symptoms.onset", "outcomes.nrs",
      "outcomes.vasMm"),
    SourceFact(
      "Pain worse upright, better lying down", "S0", "symptoms.worseUpright",
      "symptoms.reliefSupine"),
    SourceFact(
      "Limited mobility, trouble with daily life", "S0, S4", "symptoms.mobility",
      "outcomes.odi", "outcomes.odiItems", "outcomes.rmdq", "outcomes.rmdqItems",
      "symptoms.bedDays"),
    SourceFact("Loss of body height", "S0, S4", "patient.heightCm", "patient.heightLossCm"),
    SourceFact(
      "A bent spine", "S0, S1, S2", "symptoms.kyphosis", "imaging.kyphoticAngleDeg",
      "imaging.angleLevels"),
    SourceFact("Danger of falling", "S0", "symptoms.fallRisk", "symptoms.repeatedFalls"),
    SourceFact("Less lung function", "S0", "symptoms.lungFunction"),
    SourceFact("Disturbed sleep", "S0", "symptoms.disturbedSleep"),
    SourceFact(
      "Harm to cord or nerves", "S2", "neurology.deficit", "neurology.findings",
      "neurology.text"),
    SourceFact(
      "Reasons against it, and a laminectomy instead or beside it", "S2",
      "diagnosis.contraindications", "procedure.concurrent", "procedure.statusReason"),
    SourceFact("What the treatment is for", "S0, S2", "goals"),
    SourceFact(
      "The age of the fracture at the treatment", "S1, S3", "diagnosis.fractures.onset",
      "diagnosis.fractures.age", "procedure.start"),
    SourceFact(
      "Rest, analgesics, physical therapy and braces before it, and their failure",
      "S1, S3, S4", "priorTherapy.type", "priorTherapy.start", "priorTherapy.end",
      "priorTherapy.failed", "priorTherapy.text"),
    SourceFact(
      "Talk of risks and options, a second opinion, consent", "S1, S2",
      "consent.obtained", "consent.date", "consent.optionsDiscussed", "referral.secondOpinion"),
    SourceFact(
      "Referral by another doctor", "S2", "referral.requester.key", "referral.date",
      "referral.reason"),
    SourceFact(
      "Examination, clearance and drugs before the operation", "S2", "preoperative.examined",
      "preoperative.cleared", "preoperative.clearance", "preoperative.asaClass",
      "preoperative.medications.drug", "preoperative.medications.dosage",
      "preoperative.medications.reason", "preoperative.comorbidities"),
  ]

  private static let theOperation = [
    SourceFact(
      "Kyphoplasty, vertebroplasty or an implant", "S0-S4", "procedure.technique",
      "levels.technique"),
    SourceFact("Each broken vertebra treated in turn", "S0, S1, S2", "levels.vertebra"),
    SourceFact(
      "Who operates, and the specialty", "S0, S1, S4", "team.role", "team.clinician.npi",
      "team.clinician.family", "team.clinician.specialty"),
    SourceFact("The operator's experience", "S4", "team.clinician.annualVolume"),
    SourceFact(
      "Hospital, clinic or office; same day or longer", "S1-S3", "encounter.class",
      "facility.type", "facility.name", "facility.location"),
    SourceFact("The patient lies prone", "S1", "procedure.position"),
    SourceFact(
      "Venous access, drugs, monitoring", "S1", "anesthesia.intravenousAccess",
      "anesthesia.monitored", "anesthesia.drugs.drug", "anesthesia.drugs.dose",
      "anesthesia.drugs.route", "vitals.heartRatePerMin", "vitals.systolicMmHg"),
    SourceFact(
      "Local, regional or general anesthesia or sedation, and why", "S1-S4",
      "anesthesia.types", "anesthesia.reason"),
    SourceFact(
      "Skin prepared, incised and closed", "S0, S1", "procedure.skinPreparation",
      "procedure.incisionCm", "procedure.closure"),
    SourceFact(
      "A needle into the vertebra, from one or both sides", "S0-S4", "levels.access",
      "levels.side", "levels.needleGauge", "levels.needle.name"),
    SourceFact(
      "Live X-ray or CT", "S0-S4", "procedure.guidance", "radiation.fluoroscopyMinutes",
      "radiation.airKermaMGy", "radiation.doseAreaGyCm2", "imaging.modality"),
    SourceFact(
      "Balloons placed, inflated and removed", "S0-S4", "levels.balloons.size",
      "levels.balloons.volumeMl", "levels.balloons.pressurePsi", "levels.balloons.inflated",
      "levels.balloons.removed", "levels.balloons.device.udi"),
    SourceFact(
      "Contrast in the balloon", "S4", "levels.balloons.contrast",
      "levels.balloons.contrastMl", "contrast.drug"),
    SourceFact("A cavity made", "S0-S2", "levels.cavityCreated"),
    SourceFact(
      "Height restored, more or less", "S0-S4", "levels.heightBefore.anteriorMm",
      "levels.heightBefore.middleMm", "levels.heightBefore.posteriorMm",
      "levels.heightAfter.anteriorMm", "levels.heightAfter.middleMm",
      "levels.heightAfter.posteriorMm"),
    SourceFact(
      "Bone cement: product, kind and amount", "S0-S4", "levels.cement.device.name",
      "levels.cement.device.udi", "levels.cement.device.lot", "levels.cement.material",
      "levels.cement.volumeMl"),
    SourceFact("Cement injected under live imaging", "S4", "levels.cement.monitored"),
    SourceFact("Time until the cement is hard", "S0, S1, S4", "levels.cement.hardeningMinutes"),
    SourceFact("Images afterwards", "S1", "imaging.phase", "imaging.date", "imaging.conclusion"),
    SourceFact("How long it takes", "S0, S2", "procedure.start", "procedure.end"),
    SourceFact("Why no balloon was used", "S4", "procedure.reasonNoBalloon"),
  ]

  private static let afterTheOperation = [
    SourceFact("Lying flat afterwards", "S0, S4", "recovery.flatMinutes"),
    SourceFact(
      "Home the same day, or a night in the hospital and why", "S0, S2, S3", "discharge.time",
      "discharge.disposition", "recovery.overnight", "recovery.overnightReason",
      "encounter.end"),
    SourceFact(
      "Fast relief, walking out", "S0, S3, S4", "outcomes.timePoint", "outcomes.nrs",
      "recovery.ambulatory"),
    SourceFact(
      "Bed rest and return to activity", "S0, S3", "discharge.instructions.bedRestDays",
      "discharge.instructions.resumeActivityHours"),
    SourceFact(
      "No lifting, ice on the wound", "S3", "discharge.instructions.noLiftingWeeks",
      "discharge.instructions.ice", "discharge.instructions.text"),
    SourceFact(
      "Function, quality of life, days in bed", "S2", "outcomes.odi", "outcomes.eq5dIndex",
      "outcomes.eq5dVas", "outcomes.bedDays", "outcomes.ambulatory"),
    SourceFact(
      "Infarction, arrest, stroke and other complications", "S2", "complications.type",
      "complications.onset", "complications.treatment", "complications.text"),
    SourceFact(
      "Cement outside of the bone, and whether it does harm", "S2, S4", "levels.leakPresent",
      "levels.leaks.site", "levels.leaks.symptomatic", "levels.leaks.text"),
    SourceFact(
      "Cement in the lung, told apart from a clot", "S2", "complications.type",
      "complications.corPulmonale"),
    SourceFact("Injury of the cord by cement", "S2", "complications.type", "complications.level"),
    SourceFact(
      "Fractures that come later", "S0", "outcomes.newFractures.level",
      "outcomes.newFractures.date"),
  ]

  private static let registries = [
    SourceFact(
      "Demography and insurance", "registry", "patient.birthDate", "patient.sex",
      "patient.race", "patient.ethnicity", "patient.smoking", "coverage.payer",
      "coverage.memberId", "coverage.type"),
    SourceFact("Comorbidity", "registry", "preoperative.comorbidities"),
    SourceFact(
      "Scores of patients at fixed times", "registry", "outcomes.timePoint", "outcomes.date",
      "outcomes.nrs", "outcomes.odi", "outcomes.eq5dIndex", "outcomes.sf36Physical",
      "outcomes.vr12Physical", "outcomes.promisPhysical", "outcomes.comi", "outcomes.vasMm"),
    SourceFact(
      "Cement by level and in all", "registry", "levels.cement.volumeMl",
      "procedure.totalCementMl"),
    SourceFact(
      "How and when a leak was seen, and by which way it went", "registry",
      "levels.leaks.detectedBy", "levels.leaks.timing", "levels.leaks.route"),
    SourceFact("Viscosity of the cement", "registry", "levels.cement.viscosity"),
    SourceFact(
      "Working time, antibiotic and last day of the cement", "registry",
      "levels.cement.workingMinutes", "levels.cement.antibiotic",
      "levels.cement.device.expiry", "levels.cement.device.serial",
      "levels.cement.device.manufacturer", "levels.cement.device.model"),
    SourceFact(
      "Where a new fracture stands to the treated levels", "registry",
      "outcomes.newFractures.relation", "outcomes.newFractures.symptomatic"),
    SourceFact(
      "What payers ask for: course, place and images of the pain", "registry",
      "symptoms.progression", "symptoms.painMatchesImaging",
      "diagnosis.fractures.heightLossPercent", "diagnosis.fractures.progressive",
      "diagnosis.contraindications", "discharge.densitometryReferral",
      "discharge.osteoporosisEducation"),
    SourceFact(
      "Grades of the fracture", "registry", "diagnosis.fractures.ofClass",
      "diagnosis.fractures.genantGrade", "diagnosis.fractures.aoType",
      "diagnosis.fractures.phase"),
    SourceFact(
      "Heights and angles", "registry", "imaging.vertebrae.height.anteriorMm",
      "imaging.vertebrae.height.middleMm", "imaging.vertebrae.height.posteriorMm",
      "imaging.vertebrae.wedgeAngleDeg", "levels.angleBeforeDeg", "levels.angleAfterDeg"),
    SourceFact(
      "Proof that the fracture is fresh", "registry", "imaging.modality",
      "imaging.vertebrae.edema", "imaging.vertebrae.posteriorWallDisrupted",
      "imaging.vertebrae.retropulsion", "imaging.studyUid", "imaging.accession"),
    SourceFact(
      "Bone density, fracture risk, vitamin D, drugs against osteoporosis", "registry",
      "preoperative.boneDensity.site", "preoperative.boneDensity.densityGPerCm2",
      "preoperative.boneDensity.date", "preoperative.fraxMajorPercent",
      "preoperative.vitaminDNgPerMl", "discharge.medications.drug"),
    SourceFact("ASA class", "registry", "preoperative.asaClass"),
    SourceFact(
      "Balloons that burst, fragments left behind", "registry", "levels.balloons.ruptured",
      "levels.balloons.ratedVolumeMl", "levels.balloons.side", "complications.type"),
    SourceFact(
      "Biopsy and its result", "registry", "biopsies.level", "biopsies.collected",
      "biopsies.result", "biopsies.conclusion", "biopsies.reported"),
    SourceFact(
      "Blood loss, open operation, operations given up", "registry", "procedure.bloodLossMl",
      "procedure.convertedToOpen", "procedure.status", "levels.status",
      "levels.statusReason"),
    SourceFact(
      "Grade and cause of a complication, with the system of the grade", "registry",
      "complications.grade.system", "complications.grade.value", "complications.severity",
      "complications.relation", "complications.outcome", "complications.phase"),
    SourceFact(
      "Readmission, return to the operating room, death", "registry",
      "outcomes.readmission.date", "outcomes.readmission.reason",
      "outcomes.readmission.related", "outcomes.reoperation", "outcomes.death",
      "patient.deathDate"),
    SourceFact(
      "Who recorded it and when, at which site", "registry", "recordedAt", "recordedBy.key",
      "facility.key", "facility.npi", "key"),
    SourceFact("Consent to a registry", "registry", "consent.registry"),
    SourceFact("Allergies to contrast and cement", "registry", "patient.allergies"),
    SourceFact(
      "The note of the operation and of the discharge", "registry", "documents.type",
      "documents.date", "documents.text", "documents.url"),
  ]
}
