extension JSONBytes {
  mutating func write(_ tally: CohortTally) {
    open("{")
    member("records", tally.records)
    member("rejected", tally.rejected)
    member("procedures", tally.records - tally.rejected)
    member("bySex", tally.sexes)
    member("ageYears", tally.age)
    member("byCause", tally.causes)
    member("byTechnique", tally.techniques)
    member("byStatus", tally.statuses)
    member("byAnesthesia", tally.anesthesia)
    member("operationMinutes", tally.minutes)
    member("levels", tally.levels)
    group("byNumberOfLevels") { json in
      for (levels, count) in tally.operations.sorted(by: { $0.key < $1.key }) {
        json.member(String(levels), count)
      }
    }
    member("byVertebra", tally.vertebrae)
    member("cementMlPerLevel", tally.cement)
    member("balloons", tally.balloons)
    group("leaks") { json in
      json.member("levelsLookedAt", tally.leaks.lookedFor)
      json.member("levelsWithLeak", tally.leaks.levels)
      json.member("symptomatic", tally.leaks.symptomatic)
      json.member("bySite", tally.leaks.sites)
      json.member("byTiming", tally.leaks.timings)
    }
    group("complications") { json in
      json.member("patients", tally.patientsWithComplication)
      json.member("byType", tally.complications)
    }
    group("stay") { json in
      json.member("byClass", tally.classes)
      json.member("byDisposition", tally.dispositions)
      json.member("hours", tally.hours)
      json.member("nights", tally.nights)
    }
    group("scores") { $0.write(tally.scores.means) }
    group("changesFromBaseline") { $0.write(tally.scores.changes) }
    group("followUp") { json in
      for visit in FollowUpVisit.allCases {
        let counts = tally.followUp.visits[visit.timePoint] ?? FollowUpTally.Visit()
        json.group(visit.timePoint.rawValue) { json in
          json.member("seen", counts.seen)
          json.member("dead", counts.dead)
          json.member("lost", counts.lost)
        }
      }
    }
    group("deaths") { json in
      json.member("inStay", tally.deathsInStay)
      json.member("later", tally.deathsLater)
    }
    group("newFractures") { json in
      json.member("count", tally.newFractures)
      json.member("byRelation", tally.newFractureRelations)
    }
    member("readmissions", tally.readmissions)
    member("reoperations", tally.reoperations)
    close("}")
  }

  private mutating func write(
    _ means: [ScoreTally.Score: [ClinicalOutcome.TimePoint: ExactMean]]
  ) {
    for score in ScoreTally.Score.allCases {
      guard let points = means[score] else { continue }
      group(score.rawValue) { json in
        for point in ClinicalOutcome.TimePoint.allCases {
          if let mean = points[point] { json.member(point.rawValue, mean) }
        }
      }
    }
  }

  mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text.utf8)
  }

  mutating func member(_ name: String, _ number: Int) {
    key(name)
    word(String(number))
  }

  mutating func group(_ name: String, _ body: (inout JSONBytes) -> Void) {
    key(name)
    open("{")
    body(&self)
    close("}")
  }

  private mutating func member<Word>(_ name: String, _ counts: WordCounts<Word>) {
    group(name) { json in
      for (word, count) in counts.entries { json.member(word, count) }
    }
  }

  /// A mean with four places, halves away from zero, and the exact sum that it was made from.
  private mutating func member(_ name: String, _ mean: ExactMean) {
    group(name) { json in
      json.member("n", mean.count)
      guard let least = mean.least, let greatest = mean.greatest else { return }
      json.number("sum", mean.sum, over: 1000)
      json.number("mean", Decimals.rounded(mean.sum * 10, by: mean.count), over: 10_000)
      json.number("least", least, over: 1000)
      json.number("greatest", greatest, over: 1000)
    }
  }

  private mutating func number(_ name: String, _ value: Int, over divisor: Int) {
    key(name)
    word(Decimals.text(value, over: divisor))
  }
}
