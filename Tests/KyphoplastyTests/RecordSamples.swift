/// Two invented encounters; no person, place or product in them exists.
enum RecordSamples {
  /// A woman of 78 with osteoporotic fractures of T12 and L1, both treated with balloons, seen again after three months.
  static let twoLevels = #"""
    {
      "key": "ENC-1001",
      "recordedAt": "2025-03-12T16:40:00-05:00",
      "recordedBy": {"key": "reg-07"},
      "facility": {
        "key": "MAIN", "name": "Lakeside Example Hospital", "npi": "1234567893", "type": "hospital",
        "phone": "+1-312-555-0100",
        "address": {"line": ["1 Example Plaza"], "city": "Springfield", "state": "IL", "postalCode": "62701", "country": "US"},
        "location": "Interventional suite 2"
      },
      "patient": {
        "mrn": "00042317", "family": "Sample", "given": ["Ada", "M"], "birthDate": "1946-08-02", "sex": "female",
        "birthSex": "female", "race": ["white"], "ethnicity": "notHispanicOrLatino", "language": "en",
        "phone": "+1-312-555-0142",
        "address": {"line": ["22 Sample Street", "Apt. 4"], "city": "Springfield", "state": "IL", "postalCode": "62703", "country": "US"},
        "heightCm": 158, "heightLossCm": 4.5, "weightKg": 61.0, "smoking": "former", "allergies": ["latex"]
      },
      "coverage": [{"payer": "Example Health Plan", "memberId": "EHP-77120", "type": "Medicare"}],
      "encounter": {"class": "observation", "start": "2025-03-11T06:45:00-05:00", "type": "Elective procedure"},
      "referral": {"requester": {"npi": "1000000004", "family": "Referrer", "specialty": "painMedicine"}, "date": "2025-02-20", "reason": "Pain for six weeks", "secondOpinion": false},
      "diagnosis": {
        "fractures": [
          {"level": "T12", "cause": "osteoporosis", "onset": "2025-01-28", "diagnosed": "2025-02-03", "age": "subacute", "morphology": "wedge", "genantGrade": 2, "ofClass": 3, "heightLossPercent": 30, "progressive": true, "phase": "initial"},
          {"level": "L1", "cause": "osteoporosis", "onset": "2025-01", "diagnosed": "2025-02-03", "age": "subacute", "morphology": "biconcave", "genantGrade": 1, "ofClass": 2, "heightLossPercent": 22.5}
        ],
        "osteoporosis": {"type": "postmenopausal", "diagnosed": "2016", "priorFragilityFracture": true},
        "priorMisdiagnosis": "muscle strain"
      },
      "symptoms": {"pain": "lowBack", "onset": "2025-01-28", "progression": "worsening", "painMatchesImaging": true, "worseUpright": true, "reliefSupine": true, "mobility": "impaired", "fallRisk": true, "repeatedFalls": false, "disturbedSleep": true, "kyphosis": true, "bedDays": 9},
      "priorTherapy": [
        {"type": "analgesics", "start": "2025-01-29", "end": "2025-03-10", "failed": true, "text": "paracetamol"},
        {"type": "bracing", "start": "2025-02-05", "failed": true}
      ],
      "neurology": {"deficit": false},
      "imaging": [
        {"modality": "mri", "phase": "before", "date": "2025-02-03", "studyUid": "1.2.826.0.1.3680043.10.543.1", "accession": "MR-5521",
         "vertebrae": [{"level": "T12", "edema": true, "posteriorWallDisrupted": false, "retropulsion": false, "wedgeAngleDeg": 14.5}, {"level": "L1", "edema": true}],
         "kyphoticAngleDeg": 21.0, "angleLevels": "T11-L2", "conclusion": "Fresh fractures of T12 and L1"},
        {"modality": "fluoroscopy", "phase": "during", "date": "2025-03-11T08:05:00-05:00"}
      ],
      "preoperative": {
        "asaClass": 3, "examined": "2025-03-04", "cleared": true,
        "boneDensity": [{"site": "lumbarSpine", "tScore": -3.1, "densityGPerCm2": 0.712, "date": "2025-02-10"}],
        "fraxMajorPercent": 28, "vitaminDNgPerMl": 19.5,
        "medications": [{"drug": "alendronate", "dosage": "70 mg once a week"}, {"drug": "lisinopril"}],
        "comorbidities": ["hypertension"]
      },
      "team": [
        {"role": "primaryOperator", "clinician": {"npi": "1000000012", "family": "Operator", "given": ["Ivo"], "specialty": "interventionalRadiology", "annualVolume": 60}},
        {"role": "anesthesiologist", "clinician": {"npi": "1000000020", "family": "Sleep", "specialty": "anesthesiology"}}
      ],
      "consent": {"obtained": true, "date": "2025-03-04", "optionsDiscussed": true, "registry": true},
      "goals": ["reducePain", "restoreHeight"],
      "procedure": {
        "technique": "balloonKyphoplasty", "status": "completed", "start": "2025-03-11T08:00:00-05:00", "end": "2025-03-11T08:55:00-05:00",
        "guidance": "fluoroscopy", "position": "prone", "skinPreparation": "chlorhexidine", "incisionCm": 1.0, "closure": "adhesive",
        "bloodLossMl": 10, "totalCementMl": 8.5
      },
      "levels": [
        {"vertebra": "T12", "access": "transpedicular", "side": "bilateral", "needleGauge": 11,
         "balloons": [
           {"side": "left", "size": "15/3", "volumeMl": 3.0, "ratedVolumeMl": 4.0, "pressurePsi": 180, "inflated": true, "removed": true, "ruptured": false, "contrast": "iohexol"},
           {"side": "right", "size": "15/3", "volumeMl": 2.5, "pressurePsi": 165, "inflated": true, "removed": true}
         ],
         "cavityCreated": true,
         "cement": {"volumeMl": 4.50, "material": "pmma", "device": {"name": "Example Cement HV", "manufacturer": "Example Devices", "udi": "(01)09999990000019(17)270630(10)LOT7", "lot": "LOT7"}, "viscosity": "high", "hardeningMinutes": 12, "monitored": true},
         "heightBefore": {"anteriorMm": 17.5, "middleMm": 18, "posteriorMm": 25.0}, "heightAfter": {"anteriorMm": 21.0, "middleMm": 21.5, "posteriorMm": 25.0},
         "angleBeforeDeg": 14.5, "angleAfterDeg": 9, "leakPresent": true,
         "leaks": [{"site": "disc", "route": "endplate", "detectedBy": "fluoroscopy", "timing": "duringInjection", "symptomatic": false}]},
        {"vertebra": "L1", "access": "transpedicular", "side": "bilateral",
         "balloons": [{"side": "bilateral", "size": "20/3", "volumeMl": 3.5, "pressurePsi": 150}],
         "cement": {"volumeMl": 4.0, "material": "pmma", "viscosity": "high"}, "leakPresent": false}
      ],
      "anesthesia": {"types": ["moderateSedation", "local"], "start": "2025-03-11T07:50:00-05:00", "end": "2025-03-11T09:00:00-05:00",
        "drugs": [{"drug": "midazolam", "dose": 2, "unit": "mg", "route": "intravenous", "time": "2025-03-11T07:52:00-05:00"}, {"drug": "lidocaine", "dose": 10, "unit": "mL", "route": "infiltration"}],
        "intravenousAccess": true, "monitored": true},
      "antibiotics": [{"drug": "cefazolin", "dose": 2000, "unit": "mg", "route": "intravenous", "time": "2025-03-11T07:40:00-05:00"}],
      "vitals": [{"time": "2025-03-11T08:30:00-05:00", "systolicMmHg": 132, "diastolicMmHg": 71, "heartRatePerMin": 68, "oxygenSaturationPercent": 97}],
      "radiation": {"fluoroscopyMinutes": 4.2, "airKermaMGy": 118, "doseAreaGyCm2": 21.35},
      "recovery": {"flatMinutes": 60, "ambulatory": true, "overnight": true, "overnightReason": "lives alone"},
      "discharge": {"time": "2025-03-12T10:15:00-05:00", "disposition": "home", "medications": [{"drug": "zoledronicAcid", "reason": "osteoporosis"}],
        "instructions": {"bedRestDays": 1, "resumeActivityHours": 24, "noLiftingWeeks": 6, "ice": true, "followUp": "2025-03-26"}, "densitometryReferral": false, "osteoporosisEducation": true},
      "outcomes": [
        {"timePoint": "baseline", "date": "2025-03-04", "nrs": 8, "odi": 62, "odiItems": [4, 3, null, 3, 3, 2, 4, null, 3, 3], "rmdq": 18},
        {"timePoint": "day1", "date": "2025-03-12", "nrs": 3, "ambulatory": true},
        {"timePoint": "month3", "date": "2025-06-10", "nrs": 2, "odi": 28, "eq5dIndex": 0.741, "newFractures": [{"level": "L2", "date": "2025-05-30", "relation": "adjacent", "symptomatic": false}]}
      ],
      "documents": [{"type": "operationNote", "date": "2025-03-11", "text": "Kyphoplasty of T12 and L1. \"Uneventful\".\nSmall leak into the disc T12/L1."}]
    }
    """#

  /// A man of 66 with a metastasis in L3: a vertebroplasty that was stopped, with a biopsy and an embolism of cement.
  static let stopped = #"""
    {
      "key": "ENC-1002",
      "facility": {"key": "MAIN", "name": "Lakeside Example Hospital"},
      "patient": {"mrn": "00050099", "family": "Muster", "given": ["Beno"], "birthDate": "1959", "sex": "male"},
      "encounter": {"class": "inpatient", "start": "2025-04-02T09:00:00-05:00", "end": "2025-04-06T11:00:00-05:00"},
      "diagnosis": {
        "fractures": [{"level": "L3", "cause": "neoplasm", "onset": "2025-03"}],
        "neoplasm": {"type": "boneMetastasis", "primarySite": "prostate", "diagnosed": "2024-11"},
        "contraindications": ["retropulsion"]
      },
      "procedure": {"technique": "vertebroplasty", "status": "stopped", "statusReason": "cement reached the inferior vena cava", "start": "2025-04-03T13:00:00-05:00", "end": "2025-04-03T13:40:00-05:00", "reasonNoBalloon": "lytic body"},
      "levels": [{"vertebra": "L3", "cement": {"volumeMl": 1.5}, "leakPresent": true, "leaks": [{"site": "segmentalVein", "route": "segmentalVein", "detectedBy": "ct", "symptomatic": true}]}],
      "biopsies": [{"level": "L3", "collected": "2025-04-03T13:10:00-05:00", "result": "malignant", "conclusion": "Adenocarcinoma"}],
      "complications": [{"type": "cementPulmonaryEmbolism", "level": "L3", "onset": "2025-04-03T13:35:00-05:00", "phase": "intraoperative", "severity": "moderate", "grade": {"system": "CIRSE-2017", "value": "3"}, "relation": "cement", "outcome": "resolved", "corPulmonale": false, "treatment": "anticoagulation"}],
      "discharge": {"time": "2025-04-06T11:00:00-05:00", "disposition": "homeWithCare"}
    }
    """#

  /// The same encounters in tables, by the names of the files; the columns stand in no particular order.
  static let tables: [String: String] = [
    "encounters.csv": """
    patient.mrn,key,recordedAt,recordedBy.key,facility.key,facility.name,facility.npi,facility.type,facility.phone,facility.address.line,facility.address.city,facility.address.state,facility.address.postalCode,facility.address.country,facility.location,patient.family,patient.given,patient.birthDate,patient.sex,patient.birthSex,patient.race,patient.ethnicity,patient.language,patient.phone,patient.address.line,patient.address.city,patient.address.state,patient.address.postalCode,patient.address.country,patient.heightCm,patient.heightLossCm,patient.weightKg,patient.smoking,patient.allergies,encounter.class,encounter.start,encounter.end,encounter.type,referral.requester.npi,referral.requester.family,referral.requester.specialty,referral.date,referral.reason,referral.secondOpinion,diagnosis.neoplasm.type,diagnosis.neoplasm.primarySite,diagnosis.neoplasm.diagnosed,diagnosis.osteoporosis.type,diagnosis.osteoporosis.diagnosed,diagnosis.osteoporosis.priorFragilityFracture,diagnosis.priorMisdiagnosis,diagnosis.contraindications
    00042317,ENC-1001,2025-03-12T16:40:00-05:00,reg-07,MAIN,Lakeside Example Hospital,1234567893,hospital,+1-312-555-0100,1 Example Plaza,Springfield,IL,62701,US,Interventional suite 2,Sample,Ada;M,1946-08-02,female,female,white,notHispanicOrLatino,en,+1-312-555-0142,22 Sample Street;Apt. 4,Springfield,IL,62703,US,158,4.5,61.0,former,latex,observation,2025-03-11T06:45:00-05:00,,Elective procedure,1000000004,Referrer,painMedicine,2025-02-20,Pain for six weeks,false,,,,postmenopausal,2016,true,muscle strain,
    00050099,ENC-1002,,,MAIN,Lakeside Example Hospital,,,,,,,,,,Muster,Beno,1959,male,,,,,,,,,,,,,,,,inpatient,2025-04-02T09:00:00-05:00,2025-04-06T11:00:00-05:00,,,,,,,,boneMetastasis,prostate,2024-11,,,,,retropulsion
    """,
    "coverage.csv": """
    encounter,payer,memberId,type
    ENC-1001,Example Health Plan,EHP-77120,Medicare
    """,
    "fractures.csv": """
    encounter,level,cause,onset,diagnosed,age,morphology,genantGrade,ofClass,heightLossPercent,progressive,phase
    ENC-1001,T12,osteoporosis,2025-01-28,2025-02-03,subacute,wedge,2,3,30,true,initial
    ENC-1001,L1,osteoporosis,2025-01,2025-02-03,subacute,biconcave,1,2,22.5,,
    ENC-1002,L3,neoplasm,2025-03,,,,,,,,
    """,
    "prior_therapy.csv": """
    encounter,type,start,end,failed,text
    ENC-1001,analgesics,2025-01-29,2025-03-10,true,paracetamol
    ENC-1001,bracing,2025-02-05,,true,
    """,
    "imaging.csv": """
    encounter,imaging,modality,phase,date,studyUid,accession,kyphoticAngleDeg,angleLevels,conclusion
    ENC-1001,1,mri,before,2025-02-03,1.2.826.0.1.3680043.10.543.1,MR-5521,21.0,T11-L2,Fresh fractures of T12 and L1
    ENC-1001,2,fluoroscopy,during,2025-03-11T08:05:00-05:00,,,,,
    """,
    "vertebra_images.csv": """
    encounter,imaging,level,edema,posteriorWallDisrupted,retropulsion,wedgeAngleDeg
    ENC-1001,1,T12,true,false,false,14.5
    ENC-1001,1,L1,true,,,
    """,
    "bone_density.csv": """
    encounter,site,tScore,densityGPerCm2,date
    ENC-1001,lumbarSpine,-3.1,0.712,2025-02-10
    """,
    "team.csv": """
    encounter,role,clinician.npi,clinician.family,clinician.given,clinician.specialty,clinician.annualVolume
    ENC-1001,primaryOperator,1000000012,Operator,Ivo,interventionalRadiology,60
    ENC-1001,anesthesiologist,1000000020,Sleep,,anesthesiology,
    """,
    "levels.csv": """
    encounter,vertebra,access,side,needleGauge,cavityCreated,cement.volumeMl,cement.material,cement.device.name,cement.device.manufacturer,cement.device.udi,cement.device.lot,cement.viscosity,cement.hardeningMinutes,cement.monitored,heightBefore.anteriorMm,heightBefore.middleMm,heightBefore.posteriorMm,heightAfter.anteriorMm,heightAfter.middleMm,heightAfter.posteriorMm,angleBeforeDeg,angleAfterDeg,leakPresent
    ENC-1001,T12,transpedicular,bilateral,11,true,4.50,pmma,Example Cement HV,Example Devices,(01)09999990000019(17)270630(10)LOT7,LOT7,high,12,true,17.5,18,25.0,21.0,21.5,25.0,14.5,9,true
    ENC-1001,L1,transpedicular,bilateral,,,4.0,pmma,,,,,high,,,,,,,,,,,false
    ENC-1002,L3,,,,,1.5,,,,,,,,,,,,,,,,,true
    """,
    "balloons.csv": """
    encounter,vertebra,side,size,volumeMl,ratedVolumeMl,pressurePsi,inflated,removed,ruptured,contrast
    ENC-1001,T12,left,15/3,3.0,4.0,180,true,true,false,iohexol
    ENC-1001,T12,right,15/3,2.5,,165,true,true,,
    ENC-1001,L1,bilateral,20/3,3.5,,150,,,,
    """,
    "leaks.csv": """
    encounter,vertebra,site,route,detectedBy,timing,symptomatic
    ENC-1001,T12,disc,endplate,fluoroscopy,duringInjection,false
    ENC-1002,L3,segmentalVein,segmentalVein,ct,,true
    """,
    "medications.csv": """
    encounter,list,drug,dose,unit,route,time,dosage,reason
    ENC-1001,preoperative,alendronate,,,,,70 mg once a week,
    ENC-1001,preoperative,lisinopril,,,,,,
    ENC-1001,anesthesia,midazolam,2,mg,intravenous,2025-03-11T07:52:00-05:00,,
    ENC-1001,anesthesia,lidocaine,10,mL,infiltration,,,
    ENC-1001,antibiotics,cefazolin,2000,mg,intravenous,2025-03-11T07:40:00-05:00,,
    ENC-1001,discharge,zoledronicAcid,,,,,,osteoporosis
    """,
    "vitals.csv": """
    encounter,time,systolicMmHg,diastolicMmHg,heartRatePerMin,oxygenSaturationPercent
    ENC-1001,2025-03-11T08:30:00-05:00,132,71,68,97
    """,
    "biopsies.csv": """
    encounter,level,collected,result,conclusion
    ENC-1002,L3,2025-04-03T13:10:00-05:00,malignant,Adenocarcinoma
    """,
    "complications.csv": """
    encounter,type,level,onset,phase,severity,grade.system,grade.value,relation,outcome,corPulmonale,treatment
    ENC-1002,cementPulmonaryEmbolism,L3,2025-04-03T13:35:00-05:00,intraoperative,moderate,CIRSE-2017,3,cement,resolved,false,anticoagulation
    """,
    "outcomes.csv": """
    encounter,timePoint,date,nrs,odi,odiItems,rmdq,eq5dIndex,ambulatory
    ENC-1001,baseline,2025-03-04,8,62,4;3;;3;3;2;4;;3;3,18,,
    ENC-1001,day1,2025-03-12,3,,,,,true
    ENC-1001,month3,2025-06-10,2,28,,,0.741,
    """,
    "new_fractures.csv": """
    encounter,timePoint,level,date,relation,symptomatic
    ENC-1001,month3,L2,2025-05-30,adjacent,false
    """,
    "documents.csv": #"""
    encounter,type,date,text
    ENC-1001,operationNote,2025-03-11,"Kyphoplasty of T12 and L1. ""Uneventful"".
    Small leak into the disc T12/L1."
    """#,
  ]

  /// What stands in the columns of the encounters besides: a second table keeps the lines readable.
  static let moreColumns: (header: String, rows: [String]) = (
    "symptoms.pain,symptoms.onset,symptoms.progression,symptoms.painMatchesImaging,symptoms.worseUpright,symptoms.reliefSupine,symptoms.mobility,symptoms.fallRisk,symptoms.repeatedFalls,symptoms.disturbedSleep,symptoms.kyphosis,symptoms.bedDays,neurology.deficit,preoperative.asaClass,preoperative.examined,preoperative.cleared,preoperative.fraxMajorPercent,preoperative.vitaminDNgPerMl,preoperative.comorbidities,consent.obtained,consent.date,consent.optionsDiscussed,consent.registry,goals,procedure.technique,procedure.status,procedure.statusReason,procedure.start,procedure.end,procedure.guidance,procedure.position,procedure.skinPreparation,procedure.incisionCm,procedure.closure,procedure.reasonNoBalloon,procedure.bloodLossMl,procedure.totalCementMl,anesthesia.types,anesthesia.start,anesthesia.end,anesthesia.intravenousAccess,anesthesia.monitored,radiation.fluoroscopyMinutes,radiation.airKermaMGy,radiation.doseAreaGyCm2,recovery.flatMinutes,recovery.ambulatory,recovery.overnight,recovery.overnightReason,discharge.time,discharge.disposition,discharge.instructions.bedRestDays,discharge.instructions.resumeActivityHours,discharge.instructions.noLiftingWeeks,discharge.instructions.ice,discharge.instructions.followUp,discharge.densitometryReferral,discharge.osteoporosisEducation",
    [
      "lowBack,2025-01-28,worsening,true,true,true,impaired,true,false,true,true,9,false,3,2025-03-04,true,28,19.5,hypertension,true,2025-03-04,true,true,reducePain;restoreHeight,balloonKyphoplasty,completed,,2025-03-11T08:00:00-05:00,2025-03-11T08:55:00-05:00,fluoroscopy,prone,chlorhexidine,1.0,adhesive,,10,8.5,moderateSedation;local,2025-03-11T07:50:00-05:00,2025-03-11T09:00:00-05:00,true,true,4.2,118,21.35,60,true,true,lives alone,2025-03-12T10:15:00-05:00,home,1,24,6,true,2025-03-26,false,true",
      ",,,,,,,,,,,,,,,,,,,,,,,,vertebroplasty,stopped,cement reached the inferior vena cava,2025-04-03T13:00:00-05:00,2025-04-03T13:40:00-05:00,,,,,,lytic body,,,,,,,,,,,,,,,2025-04-06T11:00:00-05:00,homeWithCare,,,,,,,",
    ]
  )

  /// All tables, the encounters with all their columns.
  static var allTables: [String: String] {
    var all = tables
    let lines = (tables["encounters.csv"] ?? "").split(separator: "\n")
    let more = [moreColumns.header] + moreColumns.rows
    all["encounters.csv"] = zip(lines, more).map { "\($0),\($1)" }.joined(separator: "\n")
    return all
  }
}
