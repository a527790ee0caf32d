public import FHIRModel

/// One encounter in which vertebrae were augmented: all that was recorded of it, in values that cannot be malformed.
///
/// The property names are the keys of the record in JSON. A list that is empty and an optional that is `nil` were not
/// recorded; nothing is filled in. What is consistent on its own but clinically doubtful is a finding, not an error.
public struct KyphoplastyEncounter: Sendable, Hashable {
  /// The encounter's key in the source system, unique within the site: the root of every id that is made from it.
  public var key: String
  /// When the record was written; the time of its `Provenance`.
  public var recordedAt: R4.DateTime?
  /// Who wrote the record; the author of its `Provenance`.
  public var recordedBy: Clinician?
  /// Where it took place.
  public var facility: Facility
  /// Who was treated.
  public var patient: Patient
  /// Who pays.
  public var coverage: [Coverage] = []
  /// The stay: class, admission, discharge times.
  public var encounter: Stay
  /// Who asked for the procedure.
  public var referral: Referral?
  /// The fractures and what caused them.
  public var diagnosis: Diagnosis
  /// What the patient suffered from before.
  public var symptoms: Symptoms?
  /// Care of lower risk that was tried first.
  public var priorTherapy: [PriorTherapy] = []
  /// Deficits of spinal cord and nerve roots before the procedure.
  public var neurology: Neurology?
  /// Imaging before, during and after, with what was measured on it.
  public var imaging: [ImagingExamination] = []
  /// Fitness, bone density and medication before the procedure.
  public var preoperative: PreoperativeState?
  /// Who took part.
  public var team: [TeamMember] = []
  /// The patient's consent.
  public var consent: ConsentGiven?
  /// What the procedure was to achieve.
  public var goals: [TreatmentGoal] = []
  /// The operation as a whole.
  public var procedure: Augmentation
  /// The vertebrae that were treated, or that an operation that was stopped meant to treat.
  public var levels: [TreatedLevel] = []
  /// Anesthesia and sedation.
  public var anesthesia: Anesthesia?
  /// Contrast given besides what filled the balloons.
  public var contrast: [AdministeredDrug] = []
  /// Antibiotics given for prophylaxis.
  public var antibiotics: [AdministeredDrug] = []
  /// Vital signs that were taken while the patient was monitored.
  public var vitals: [VitalSigns] = []
  /// Exposure to X-rays.
  public var radiation: Radiation?
  /// Samples of bone that were taken.
  public var biopsies: [Biopsy] = []
  /// What went wrong.
  public var complications: [Complication] = []
  /// The hours after the procedure.
  public var recovery: Recovery?
  /// The way out.
  public var discharge: Discharge?
  /// Pain, function, quality of life and events at baseline and in the course.
  public var outcomes: [ClinicalOutcome] = []
  /// Operation notes, discharge summaries and other documents.
  public var documents: [ClinicalDocument] = []
  /// The rules whose doubt somebody has looked at and confirmed, by rule id.
  public var confirmed: [String] = []

  /// Makes a record of what no record can do without.
  public init(
    key: String, facility: Facility, patient: Patient, encounter: Stay, diagnosis: Diagnosis,
    procedure: Augmentation
  ) {
    self.key = key
    self.facility = facility
    self.patient = patient
    self.encounter = encounter
    self.diagnosis = diagnosis
    self.procedure = procedure
  }
}
