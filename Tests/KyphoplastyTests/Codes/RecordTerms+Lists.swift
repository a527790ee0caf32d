import FHIRModel

@testable import Kyphoplasty

extension RecordTerms {
  /// All lists of words that the mapper has codes for.
  static func ofMapper() throws -> Self {
    var terms = Self()
    terms.addOwnLists()
    terms.addPublicLists()
    terms.addDiagnoses()
    terms.addComplications()
    try terms.addProcedures()
    return terms
  }

  private mutating func addOwnLists() {
    add("access", TreatedLevel.Access.self)
    add("guidance", Augmentation.Guidance.self)
    add("position", Augmentation.Position.self)
    add("skin-closure", Augmentation.Closure.self)
    add("drug-route", AdministeredDrug.Route.self)
    add("biopsy-result", Biopsy.Result.self)
    add("cement-material", Cement.Material.self)
    add("cement-viscosity", Cement.Viscosity.self)
    add("leak-site", CementLeak.Site.self)
    add("leak-route", CementLeak.Route.self)
    add("leak-method", CementLeak.Method.self)
    add("leak-timing", CementLeak.Timing.self)
    add("time-point", ClinicalOutcome.TimePoint.self)
    add("complication-phase", Complication.Phase.self)
    add("complication-relation", Complication.Relation.self)
    add("contraindication", Contraindication.self)
    add("fracture-age", Fracture.Age.self)
    add("fracture-morphology", Fracture.Morphology.self)
    add("fracture-phase", Fracture.Phase.self)
    add("examination-phase", ImagingExamination.Phase.self)
    add("new-fracture-relation", NewFracture.Relation.self)
    add("prior-therapy", PriorTherapy.Kind.self)
    add("symptom-progression", Symptoms.Progression.self)
    add("treatment-goal", TreatmentGoal.self)
    add("mobility", Symptoms.Mobility.self) { $0.codes }
    add("team-role", TeamMember.Role.self) { [$0.entry, $0.participation.entry] }
  }

  private mutating func addPublicLists() {
    add("allergy", Allergy.self)
    add("anesthesia", Anesthesia.Kind.self)
    add("document-kind", ClinicalDocument.Kind.self)
    add("specialty", Clinician.Specialty.self)
    add("discharge-disposition", Discharge.Disposition.self)
    add("imaging-modality", ImagingExamination.Modality.self)
    add("ethnicity", Patient.Ethnicity.self)
    add("smoking-status", Patient.SmokingStatus.self)
    add("encounter-class", Stay.Class.self)
    add("drug-unit", AdministeredDrug.Unit.self) { [$0.ucum.entry] }
    add("facility-kind", Facility.Kind.self) { [$0.code.entry] }
    add("race", Patient.Race.self) { [$0.category?.entry].compactMap(\.self) }
    add("side", TreatedLevel.Side.self) { [$0.snomed.entry] }
    add("vertebra", Vertebra.self) { [SNOMEDCT.Vertebra($0)?.entry].compactMap(\.self) }
    add("pain-region", Symptoms.PainRegion.self) { $0.codes }
    for drug in Drug.Ingredient.allCases {
      add("drug", drug.rawValue, [([:], [drug.entry.key])])
    }
    for site in BoneDensity.Site.allCases {
      add("bone-density-site", site.rawValue, [([:], [site.tScore.entry.key, site.density.key])])
    }
    addStatusWords()
  }

  /// The words that become codes of R4 itself.
  private mutating func addStatusWords() {
    for status in Augmentation.Status.allCases {
      let code = R4.Procedure.Status(status).rawValue
      add(
        "procedure-status", status.rawValue, [([:], ["http://hl7.org/fhir/event-status|\(code)"])])
    }
    for sex in Patient.Sex.allCases {
      let gender = R4.AdministrativeGender(rawValue: sex.rawValue).map {
        "http://hl7.org/fhir/administrative-gender|\($0.rawValue)"
      }
      add("sex", sex.rawValue, [([:], [gender].compactMap(\.self))])
    }
    for severity in Complication.Severity.allCases {
      let code = R4.AdverseEvent.Severity(rawValue: severity.rawValue).map {
        "\(Terminology.adverseEventSeverity.uriText)|\($0.rawValue)"
      }
      add("complication-severity", severity.rawValue, [([:], [code].compactMap(\.self))])
    }
    for outcome in Complication.Outcome.allCases {
      let code = R4.AdverseEvent.Outcome(rawValue: outcome.rawValue).map {
        "\(Terminology.adverseEventOutcome.uriText)|\($0.rawValue)"
      }
      add("complication-outcome", outcome.rawValue, [([:], [code].compactMap(\.self))])
    }
  }
}

extension RecordTerms {
  private mutating func addDiagnoses() {
    let phases: [Fracture.Phase?] = [nil] + Fracture.Phase.allCases.map { $0 }
    let shapes: [Fracture.Morphology?] = [nil] + Fracture.Morphology.allCases.map { $0 }
    for cause in Fracture.Cause.allCases {
      var cases: [(Context, [String])] = []
      for level in Vertebra.allCases {
        for phase in phases {
          for shape in shapes {
            var fracture = Fracture(level: level, cause: cause)
            fracture.phase = phase
            fracture.morphology = shape
            let context = [
              "level": level.rawValue, "phase": phase?.rawValue ?? "none",
              "morphology": shape?.rawValue ?? "none",
            ]
            cases.append((context, fracture.codes.map(\.key)))
          }
        }
      }
      add("fracture-cause", cause.rawValue, cases)
    }
    for kind in Neoplasm.Kind.allCases {
      let courses: [Neoplasm.Course?] = [nil] + Neoplasm.Course.allCases.map { $0 }
      add(
        "neoplasm", kind.rawValue,
        courses.flatMap { course in
          var neoplasm = Neoplasm(type: kind)
          neoplasm.course = course
          return [true, false].map { isInSacrum in
            (
              ["course": course?.rawValue ?? "none", "sacrum": "\(isInSacrum)"],
              neoplasm.codes(inSacrum: isInSacrum).map(\.key)
            )
          }
        })
    }
    for course in Neoplasm.Course.allCases {
      var neoplasm = Neoplasm(type: .lymphoma)
      neoplasm.course = course
      let status = "\(Terminology.conditionClinical.uriText)|\(neoplasm.clinicalStatus.rawValue)"
      add("neoplasm-course", course.rawValue, [([:], [status])])
    }
    for kind in Osteoporosis.Kind.allCases {
      var osteoporosis = Osteoporosis()
      osteoporosis.type = kind
      add(
        "osteoporosis", kind.rawValue,
        [true, false].map { has in
          (["fracture": "\(has)"], osteoporosis.codes(withFracture: has).map(\.key))
        })
    }
    for mechanism in Injury.Mechanism.allCases {
      add(
        "injury", mechanism.rawValue,
        [true, false].map { isInitial in
          (["initial": "\(isInitial)"], mechanism.codes(initialEncounter: isInitial).map(\.key))
        })
    }
    for deficit in Neurology.Deficit.allCases {
      add(
        "neurological-deficit", deficit.rawValue,
        [true, false].map { isLumbar in
          (["lumbar": "\(isLumbar)"], deficit.codes(lumbar: isLumbar).map(\.key))
        })
    }
  }

  private mutating func addComplications() {
    let levels: [Vertebra?] = [nil, .c7, .t12, .l1, .s1]
    let phases: [Complication.Phase?] = [nil] + Complication.Phase.allCases.map { $0 }
    let sides: [TreatedLevel.Side?] = [nil] + TreatedLevel.Side.allCases.map { $0 }
    let relations: [Complication.Relation?] = [nil] + Complication.Relation.allCases.map { $0 }
    for kind in Complication.Kind.allCases {
      var cases: [(Context, [String])] = []
      for level in levels {
        for phase in phases {
          for side in sides {
            for relation in relations {
              for corPulmonale in [nil, true, false] as [Bool?] {
                var complication = Complication(type: kind)
                complication.level = level
                complication.phase = phase
                complication.side = side
                complication.relation = relation
                complication.corPulmonale = corPulmonale
                let context = [
                  "region": level.map { "\($0.region)" } ?? "none",
                  "phase": phase?.rawValue ?? "none", "side": side?.rawValue ?? "none",
                  "relation": relation?.rawValue ?? "none",
                  "corPulmonale": corPulmonale.map { "\($0)" } ?? "none",
                ]
                cases.append((context, complication.allCodes.map(\.key)))
              }
            }
          }
        }
      }
      add("complication", kind.rawValue, cases)
    }
  }

  /// The whole has the generic concept and ours, a level CPT besides, an inpatient ICD-10-PCS.
  private mutating func addProcedures() throws {
    for technique in Augmentation.Technique.allCases {
      var cases: [(Context, [String])] = []
      for inpatient in [true, false] {
        for level in [Vertebra.c7, .t12, .l1, .s1] {
          for second in [Vertebra?.none, .t11, .l2] {
            let record = try KyphoplastyEncounter.least(
              technique, class: inpatient ? .inpatient : .ambulatory,
              levels: [level] + [second].compactMap(\.self))
            let codes =
              [SNOMEDCT.Procedure.operationOnSpine.entry, technique.entry]
              + CPTSelection(for: record).codes.compactMap { $0?.entry }
              + ICD10PCSSelection(for: record).choices.map(\.code.entry)
            let regions = Set(record.levels.map { "\($0.vertebra.region)" }).sorted()
            cases.append(
              (
                [
                  "class": inpatient ? "inpatient" : "other",
                  "regions": regions.joined(separator: "+"),
                ],
                codes.map(\.key)
              ))
          }
        }
      }
      add("technique", technique.rawValue, cases)
    }
    for procedure in ConcurrentProcedure.allCases {
      var cases: [(Context, [String])] = []
      for guidance in [Augmentation.Guidance?.none, .fluoroscopy, .ct, .fluoroscopyAndCt] {
        for inpatient in [true, false] {
          for level in [Vertebra.c7, .t12, .l1, .s1] {
            var record = try KyphoplastyEncounter.least(
              .vertebroplasty, class: inpatient ? .inpatient : .ambulatory, levels: [level])
            let without = Set(ICD10PCSSelection(for: record).choices.map(\.code.entry))
            record.procedure.concurrent = [procedure]
            record.procedure.guidance = guidance
            let choices = Set(ICD10PCSSelection(for: record).choices.map(\.code.entry))
            let block =
              procedure == .nerveRootBlock
                && (guidance == .fluoroscopy || guidance == .fluoroscopyAndCt)
              ? [SNOMEDCT.Procedure.nerveRootBlock.entry] : []
            let codes = block + [procedure.entry] + choices.subtracting(without)
            cases.append(
              (
                [
                  "class": inpatient ? "inpatient" : "other", "region": "\(level.region)",
                  "guidance": guidance?.rawValue ?? "none",
                ], codes.map(\.key)
              ))
          }
        }
      }
      add("concurrent-procedure", procedure.rawValue, cases)
    }
  }
}
