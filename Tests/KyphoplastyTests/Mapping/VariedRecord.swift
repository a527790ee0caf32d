import FHIRModel
import TestSupport

@testable import Kyphoplasty

extension KyphoplastyEncounter {
  /// The maximal record with its choices made by chance, and with about a third of what is optional left out.
  static func varied(_ chance: inout SeededGenerator) throws -> KyphoplastyEncounter {
    var record = try maximal()
    record.key = "E-\(UInt32.random(in: 0...9_999_999, using: &chance))"
    record.encounter.class = chance.one(of: Stay.Class.allCases)
    record.patient.vary(&chance)
    chance.drop(&record.referral)
    chance.drop(&record.symptoms)
    record.symptoms?.vary(&chance)
    record.diagnosis.vary(&chance)
    record.priorTherapy = record.priorTherapy.filter { _ in chance.coin }
    chance.drop(&record.neurology)
    record.imaging = record.imaging.filter { _ in chance.coin }
    chance.drop(&record.preoperative)
    record.preoperative?.asaClass = Int.random(in: 0...7, using: &chance)
    record.team = record.team.filter { _ in chance.coin }
    chance.drop(&record.consent)
    record.procedure.vary(&chance)
    let vertebrae = (0..<Int.random(in: 0...4, using: &chance)).map { _ in
      chance.one(of: Vertebra.allCases)
    }
    record.levels = try vertebrae.map { vertebra in
      var level = try maximalLevel(vertebra)
      level.vary(&chance)
      return level
    }
    chance.drop(&record.anesthesia)
    record.biopsies = record.biopsies.map { biopsy in
      var biopsy = biopsy
      biopsy.level = chance.one(of: Vertebra.allCases)
      biopsy.result = chance.one(of: Biopsy.Result.allCases)
      chance.drop(&biopsy.result)
      return biopsy
    }
    record.complications = record.complications.filter { _ in chance.coin }.map { complication in
      var complication = complication
      complication.vary(&chance)
      return complication
    }
    chance.drop(&record.recovery)
    record.discharge?.disposition = chance.one(of: Discharge.Disposition.allCases)
    chance.drop(&record.discharge)
    record.outcomes = record.outcomes.filter { _ in chance.coin }
    record.documents = record.documents.filter { _ in chance.coin }
    chance.drop(&record.recordedAt)
    return record
  }
}

extension SeededGenerator {
  var coin: Bool {
    mutating get { Bool.random(using: &self) }
  }

  mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &self)]
  }

  mutating func drop<Value>(_ value: inout Value?) {
    if Int.random(in: 0..<3, using: &self) == 0 { value = nil }
  }
}

extension Patient {
  fileprivate mutating func vary(_ chance: inout SeededGenerator) {
    sex = chance.one(of: Sex.allCases)
    birthSex = chance.one(of: Sex.allCases)
    race = race.filter { _ in chance.coin } + [chance.one(of: Race.allCases)]
    ethnicity = chance.one(of: Ethnicity.allCases)
    smoking = chance.one(of: SmokingStatus.allCases)
    chance.drop(&family)
    chance.drop(&birthDate)
    chance.drop(&deathDate)
  }
}

extension Symptoms {
  fileprivate mutating func vary(_ chance: inout SeededGenerator) {
    pain = chance.one(of: PainRegion.allCases)
    mobility = chance.one(of: Mobility.allCases)
    kyphosis = chance.coin
    repeatedFalls = chance.coin
  }
}

extension Diagnosis {
  fileprivate mutating func vary(_ chance: inout SeededGenerator) {
    fractures = fractures.map { fracture in
      var fracture = fracture
      fracture.level = chance.one(of: Vertebra.allCases)
      fracture.cause = chance.one(of: Fracture.Cause.allCases)
      fracture.morphology = chance.one(of: Fracture.Morphology.allCases)
      fracture.phase = chance.one(of: Fracture.Phase.allCases)
      chance.drop(&fracture.phase)
      chance.drop(&fracture.morphology)
      return fracture
    }
    neoplasm?.type = chance.one(of: Neoplasm.Kind.allCases)
    neoplasm?.course = chance.one(of: Neoplasm.Course.allCases)
    osteoporosis?.type = chance.one(of: Osteoporosis.Kind.allCases)
    injury?.mechanism = chance.one(of: Injury.Mechanism.allCases)
    chance.drop(&neoplasm)
    chance.drop(&osteoporosis)
    chance.drop(&injury)
  }
}

extension Augmentation {
  fileprivate mutating func vary(_ chance: inout SeededGenerator) {
    technique = chance.one(of: Technique.allCases)
    status = chance.one(of: Status.allCases)
    guidance = chance.one(of: Guidance.allCases)
    position = chance.one(of: Position.allCases)
    closure = chance.one(of: Closure.allCases)
    chance.drop(&status)
    chance.drop(&start)
    chance.drop(&end)
  }
}

extension TreatedLevel {
  fileprivate mutating func vary(_ chance: inout SeededGenerator) {
    technique = chance.one(of: Augmentation.Technique.allCases)
    status = chance.one(of: Augmentation.Status.allCases)
    access = chance.one(of: Access.allCases)
    side = chance.one(of: Side.allCases)
    cement?.material = chance.one(of: Cement.Material.allCases)
    cement?.viscosity = chance.one(of: Cement.Viscosity.allCases)
    leaks = leaks.filter { _ in chance.coin }.map { leak in
      var leak = leak
      leak.route = chance.one(of: CementLeak.Route.allCases)
      leak.detectedBy = chance.one(of: CementLeak.Method.allCases)
      leak.timing = chance.one(of: CementLeak.Timing.allCases)
      return leak
    }
    balloons = balloons.map { balloon in
      var balloon = balloon
      balloon.side = chance.one(of: Side.allCases)
      return balloon
    }
    chance.drop(&technique)
    chance.drop(&status)
    chance.drop(&cement)
    chance.drop(&implant)
    chance.drop(&heightBefore)
  }
}

extension Complication {
  fileprivate mutating func vary(_ chance: inout SeededGenerator) {
    level = chance.one(of: Vertebra.allCases)
    phase = chance.one(of: Phase.allCases)
    severity = chance.one(of: Severity.allCases)
    relation = chance.one(of: Relation.allCases)
    outcome = chance.one(of: Outcome.allCases)
    side = chance.one(of: TreatedLevel.Side.allCases)
    corPulmonale = chance.coin
    chance.drop(&level)
    chance.drop(&phase)
    chance.drop(&onset)
    chance.drop(&grade)
    chance.drop(&relation)
  }
}
