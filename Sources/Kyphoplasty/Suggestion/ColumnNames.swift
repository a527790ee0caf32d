/// What sites call the columns of an export: judgement, from the words of the field in English.
///
/// Names are compared without case, spaces and signs: `Date of Birth` is `dateofbirth`.
enum ColumnNames {
  /// By the path in the record.
  static let ofFields: [String: [String]] = [
    "key": [
      "encounterid", "caseno", "casenumber", "caseid", "visitno", "visitid", "csn", "accountnumber",
      "fin",
    ],
    "patient.mrn": [
      "mrn", "medicalrecordnumber", "patientid", "patid", "patientno", "patientnumber", "pid",
    ],
    "patient.family": ["lastname", "familyname", "surname", "patientlastname"],
    "patient.given": ["firstname", "givenname", "givennames", "patientfirstname"],
    "patient.birthDate": ["dob", "dateofbirth", "birthdate", "birthday"],
    "patient.sex": ["sex", "gender", "patientsex"],
    "patient.race": ["race"], "patient.ethnicity": ["ethnicity", "ethnicgroup"],
    "patient.language": ["lang", "language", "preferredlanguage"],
    "patient.phone": ["phone", "telephone", "phonenumber"], "patient.email": ["email", "mail"],
    "patient.heightCm": ["height", "heightcm"], "patient.weightKg": ["weight", "weightkg"],
    "patient.heightLossCm": ["heightloss", "heightlosscm"],
    "patient.smoking": ["smoking", "smokingstatus", "tobacco"],
    "patient.deathDate": ["deathdate", "dateofdeath", "deceaseddate"],
    "patient.address.city": ["city", "town"], "patient.address.state": ["state"],
    "patient.address.postalCode": ["zip", "zipcode", "postalcode", "postcode"],
    "patient.address.country": ["country"],
    "patient.address.line": ["street", "address", "addressline"],
    "facility.key": ["siteid", "facilityid", "hospitalid", "sitecode"],
    "facility.name": ["site", "sitename", "facility", "facilityname", "hospital", "hospitalname"],
    "facility.type": ["facilitytype", "sitetype"],
    "encounter.class": [
      "setting", "patientclass", "encounterclass", "visitclass", "patienttype", "status",
    ],
    "encounter.start": [
      "checkin", "admission", "admit", "admitdate", "admissiondate", "arrival", "encounterstart",
      "admittime", "admissiontime",
    ],
    "encounter.type": ["visittype", "encountertype"],
    "diagnosis.osteoporosis.type": ["osteotype", "osteoporosis", "osteoporosistype"],
    "diagnosis.neoplasm.type": ["tumor", "tumortype", "neoplasm", "cancer", "cancertype"],
    "diagnosis.injury.mechanism": ["mechanism", "injury", "injurymechanism"],
    "procedure.technique": ["procedure", "technique", "operation", "proceduretype", "surgery"],
    "procedure.status": ["procedurestatus"],
    "procedure.start": [
      "skintoskinstart", "procedurestart", "opstart", "incision", "starttime", "surgerystart",
      "proceduredate", "operationdate", "surgerydate",
    ],
    "procedure.end": [
      "skintoskinend", "procedureend", "opend", "endtime", "surgeryend", "closuretime",
    ],
    "procedure.guidance": ["imaging", "guidance", "imageguidance"],
    "procedure.position": ["position", "positioning"],
    "procedure.bloodLossMl": ["ebl", "bloodloss", "estimatedbloodloss"],
    "procedure.reasonNoBalloon": ["noballoonreason", "reasonnoballoon"],
    "procedure.totalCementMl": ["totalcement", "cementtotal", "totalcementml"],
    "anesthesia.types": ["anesthesia", "anaesthesia", "anesthesiatype", "sedation"],
    "preoperative.asaClass": ["asa", "asaclass", "asascore"],
    "radiation.fluoroscopyMinutes": ["fluorotime", "fluoroscopytime", "fluorominutes"],
    "radiation.airKermaMGy": ["airkerma", "kerma", "dosemgy"],
    "radiation.doseAreaGyCm2": ["dap", "doseareaproduct", "kap"],
    "discharge.time": ["dischargetime", "discharge", "dischargedate", "dischargedatetime"],
    "discharge.disposition": ["dischargedto", "disposition", "dischargedisposition"],
    "diagnosis.fractures.level": ["level", "vertebra", "fracturelevel"],
    "diagnosis.fractures.cause": ["cause", "etiology", "aetiology"],
    "diagnosis.fractures.onset": ["since", "onset", "fracturedate", "onsetdate", "injurydate"],
    "diagnosis.fractures.morphology": ["shape", "morphology", "fracturetype"],
    "levels.vertebra": ["level", "vertebra", "treatedlevel"],
    "levels.access": ["access", "approach"], "levels.side": ["side", "laterality"],
    "levels.needleGauge": ["needle", "gauge", "needlegauge"],
    "levels.cement.volumeMl": ["cementml", "cementvolume", "cementvol", "cement", "volumeml"],
    "levels.cement.material": ["cementkind", "cementtype", "cementmaterial"],
    "levels.cement.viscosity": ["thickness", "viscosity", "cementviscosity"],
    "levels.cement.hardeningMinutes": ["setminutes", "settingtime", "hardening", "hardeningtime"],
    "levels.cement.monitored": ["watchedlive", "monitored", "livefluoroscopy"],
    "levels.cement.device.name": ["cementname", "cementbrand", "cementproduct"],
    "levels.cement.device.manufacturer": ["cementmaker", "cementmanufacturer"],
    "levels.cement.device.udi": ["cementudi", "udi"],
    "levels.cement.device.lot": ["cementlot", "lot", "lotnumber"],
    "levels.leakPresent": ["leak", "leakage", "cementleak", "extravasation"],
    "levels.balloons.side": ["side", "laterality"],
    "levels.balloons.size": ["size", "balloonsize"],
    "levels.balloons.volumeMl": ["filledml", "volume", "inflationvolume", "balloonvolume", "ml"],
    "levels.balloons.pressurePsi": [
      "psi", "bar", "pressure", "inflationpressure", "maxpressure", "atm", "kpa",
    ],
    "levels.balloons.removed": ["out", "removed"],
    "levels.balloons.ruptured": ["ruptured", "rupture", "burst"],
    "levels.leaks.site": ["where", "site", "leaksite", "location"],
    "levels.leaks.detectedBy": ["seenby", "detectedby", "method", "modality"],
    "levels.leaks.timing": ["timing", "noticed", "seenat", "leaktiming"],
    "levels.leaks.symptomatic": ["symptoms", "symptomatic"],
    "team.role": ["part", "role"], "team.clinician.npi": ["npi"],
    "team.clinician.key": ["staffno", "staffid", "employeeid", "providerid"],
    "team.clinician.family": ["lastname", "familyname", "surname"],
    "team.clinician.given": ["firstname", "givenname"],
    "team.clinician.specialty": ["specialty", "speciality"],
    "outcomes.timePoint": ["visit", "timepoint", "followup", "visitname"],
    "outcomes.date": ["date", "visitdate", "assessmentdate"],
    "outcomes.nrs": ["painnrs", "nrs", "pain", "painscore"],
    "outcomes.vasMm": ["painvas", "vas", "vasmm"], "outcomes.odi": ["odi", "oswestry"],
    "outcomes.rmdq": ["rmdq", "rolandmorris", "rdq"],
    "outcomes.eq5dIndex": ["eq5d", "eq5dindex"], "outcomes.eq5dVas": ["eqvas", "eq5dvas"],
    "complications.type": ["complication", "type", "event", "adverseevent"],
    "complications.onset": ["onset", "eventdate", "date"], "complications.severity": ["severity"],
    "complications.text": ["text", "description", "comment"],
    "coverage.payer": ["payer", "insurer", "insurance"],
    "coverage.memberId": ["memberid", "policynumber"],
    "priorTherapy.type": ["therapy", "treatment", "type"], "priorTherapy.failed": ["failed"],
    "preoperative.boneDensity.tScore": ["tscore"], "preoperative.boneDensity.site": ["site"],
    "biopsies.level": ["level", "vertebra"], "biopsies.result": ["result", "pathology"],
  ]

  /// Columns that link files or pick a list, by the name of the table and the column's own name.
  static let ofLinks: [String: [String]] = [
    "key": [
      "encounterid", "caseno", "casenumber", "caseid", "visitno", "visitid", "csn", "accountnumber",
      "fin", "encounter",
    ],
    "vertebra": ["level", "vertebra", "treatedlevel"],
    "timePoint": ["visit", "timepoint", "followup"],
    "list": ["what", "list", "purpose", "phase"], "imaging": ["imaging", "study", "studyid"],
  ]

  /// Of the fields of the medications' lists, which have no path of their own in common.
  static let ofDrugs: [String: [String]] = [
    "drug": ["drug", "medication", "agent", "drugname"], "dose": ["dose", "amount"],
    "unit": ["unit", "units", "doseunit"],
    "route": ["how", "route"], "time": ["when", "time", "given", "giventime"],
    "dosage": ["dosage", "sig"],
  ]

  /// What the files are called.
  static let ofTables: [String: [String]] = [
    "encounters": [
      "encounter", "encounters", "cases", "case", "procedures", "visits", "patients", "kyphoplasty",
    ],
    "coverage": ["coverage", "insurance"],
    "fractures": ["fractures", "fracture", "diagnoses", "diagnosis"],
    "prior_therapy": ["priortherapy", "therapy", "conservative"],
    "imaging": ["imaging", "studies"],
    "vertebra_images": ["vertebraimages"], "bone_density": ["bonedensity", "dxa", "dexa"],
    "team": ["team", "staff", "providers"],
    "levels": ["levels", "level", "vertebrae", "treatedlevels"],
    "balloons": ["balloons", "balloon"], "leaks": ["leaks", "leak", "extravasations"],
    "medications": ["medications", "drugs", "meds"], "vitals": ["vitals", "vitalsigns"],
    "biopsies": ["biopsies", "biopsy"],
    "complications": ["complications", "adverseevents", "events"],
    "outcomes": ["outcomes", "followup", "followups", "proms", "scores"],
    "new_fractures": ["newfractures"], "documents": ["documents", "notes"],
  ]

  /// A name without case, spaces and signs.
  static func plain(_ name: String) -> String {
    String(
      decoding: name.lowercased().utf8.filter {
        (0x61...0x7A).contains($0) || LabelText.isDigit($0)
      }, as: UTF8.self)
  }
}
