internal import FHIRModel

/// What a registry must count in records: all of them, or those of one hospital.
struct CohortTally: Sendable {
  private(set) var records = 0
  private(set) var rejected = 0

  private(set) var sexes = WordCounts<Patient.Sex>()
  private(set) var age = ExactMean()
  private(set) var causes = WordCounts<Fracture.Cause>()

  private(set) var techniques = WordCounts<Augmentation.Technique>()
  private(set) var statuses = WordCounts<Augmentation.Status>()
  private(set) var anesthesia = WordCounts<Anesthesia.Kind>()
  private(set) var minutes = ExactMean()

  private(set) var levels = 0
  /// Operations by the number of their levels.
  private(set) var operations: [Int: Int] = [:]
  private(set) var vertebrae = WordCounts<Vertebra>()
  private(set) var cement = ExactMean()
  private(set) var balloons = 0
  private(set) var leaks = LeakTally()

  private(set) var patientsWithComplication = 0
  private(set) var complications = WordCounts<Complication.Kind>()

  private(set) var classes = WordCounts<Stay.Class>()
  private(set) var dispositions = WordCounts<Discharge.Disposition>()
  private(set) var hours = ExactMean()
  private(set) var nights = ExactMean()

  private(set) var scores = ScoreTally()
  private(set) var followUp = FollowUpTally()
  private(set) var deathsInStay = 0
  private(set) var deathsLater = 0
  private(set) var newFractures = 0
  private(set) var newFractureRelations = WordCounts<NewFracture.Relation>()
  private(set) var readmissions = 0
  private(set) var reoperations = 0

  /// Counts a record that is rejected, and so is counted nowhere else.
  mutating func addRejected() {
    records += 1
    rejected += 1
  }

  mutating func add(_ encounter: KyphoplastyEncounter) {
    records += 1
    addPatient(encounter)
    addOperation(encounter)
    addStay(encounter)
    addCourse(encounter)
  }

  private mutating func addPatient(_ encounter: KyphoplastyEncounter) {
    sexes.add(encounter.patient.sex)
    causes.add(encounter.diagnosis.fractures.first?.cause)
    if let birth = encounter.patient.birthDate,
      let years = birth.years(before: encounter.encounter.start)
    {
      age.add(thousandths: years * 1000)
    }
  }

  private mutating func addOperation(_ encounter: KyphoplastyEncounter) {
    let procedure = encounter.procedure
    techniques.add(procedure.technique)
    statuses.add(encounter.status)
    // The deepest is named last.
    anesthesia.add(encounter.anesthesia?.types.last)
    if let start = procedure.start?.secondsSince1970, let end = procedure.end?.secondsSince1970 {
      minutes.add(thousandths: (end - start) * 1000 / 60)
    }
    levels += encounter.levels.count
    operations[encounter.levels.count, default: 0] += 1
    for level in encounter.levels {
      vertebrae.add(level.vertebra)
      cement.add(level.cement?.volumeMl?.text)
      balloons += level.balloons.count
      leaks.add(level)
    }
    if !encounter.complications.isEmpty { patientsWithComplication += 1 }
    for complication in encounter.complications { complications.add(complication.type) }
  }

  private mutating func addStay(_ encounter: KyphoplastyEncounter) {
    classes.add(encounter.encounter.class)
    dispositions.add(encounter.discharge?.disposition)
    guard let end = encounter.discharge?.time else { return }
    let start = encounter.encounter.start
    if let first = start.secondsSince1970, let last = end.secondsSince1970 {
      hours.add(thousandths: Decimals.rounded((last - first) * 1000, by: 3600))
    }
    if let first = start.date.daysSince1970, let last = end.date.daysSince1970 {
      nights.add(thousandths: (last - first) * 1000)
    }
  }

  private mutating func addCourse(_ encounter: KyphoplastyEncounter) {
    scores.add(encounter.outcomes)
    followUp.add(encounter)
    if encounter.discharge?.disposition == .expired {
      deathsInStay += 1
    } else if encounter.patient.deathDate != nil {
      deathsLater += 1
    }
    for outcome in encounter.outcomes {
      newFractures += outcome.newFractures.count
      for fracture in outcome.newFractures { newFractureRelations.add(fracture.relation) }
      if outcome.readmission != nil { readmissions += 1 }
      if outcome.reoperation == true { reoperations += 1 }
    }
  }
}

extension R4.Date {
  /// Whole years from this day to that of a time; `nil` unless both days are known.
  fileprivate func years(before time: R4.DateTime) -> Int? {
    let end = time.date
    guard let month, let day, let endMonth = end.month, let endDay = end.day else { return nil }
    return end.year - year - ((endMonth, endDay) < (month, day) ? 1 : 0)
  }
}
