import Testing

@testable import Kyphoplasty

struct FigureTests {
  @Test func everyFigureSaysWhereItComesFrom() {
    for figure in Figure.all {
      switch figure.origin {
      case .published(let source): #expect(source.count > 8, "\(figure.name)")
      case .judgement(let reason): #expect(reason.count > 8, "\(figure.name)")
      }
    }
    #expect(Set(Figure.all.map(\.name)).count == Figure.all.count)
  }

  @Test func weightsHaveTheirPublishedMeans() {
    let levels = Figures.Fractures.levelCounts
    let sum = (0..<levels.total).reduce(0) { $0 + levels.value(at: $1) }
    #expect(sum * 1000 / levels.total == Figures.Fractures.levelsPerPatient.value)
    let classes = Figures.Operation.asaClasses
    let total = (0..<classes.total).reduce(0) { $0 + classes.value(at: $1) }
    #expect(total * 100 / classes.total == Figures.Operation.asaMean.value)
  }

  /// What was put in comes out: four thousand records have the published means, as far as chance allows.
  @Test func aCohortHasTheMeansItWasDrawnFrom() throws {
    let cohort = SyntheticCohort(seed: 77)
    var tally = CohortTally()
    for index in 0..<4000 { tally.add(try cohort.encounter(at: index)) }
    func mean(_ score: ScoreTally.Score, _ point: ClinicalOutcome.TimePoint) -> Double {
      let mean = tally.scores.means[score]?[point] ?? ExactMean()
      return Double(mean.sum) / 1000 / Double(max(1, mean.count))
    }
    #expect(abs(mean(.nrs, .baseline) - 8.7) < 0.1)
    #expect(abs(mean(.nrs, .day7) - (8.7 - 5.2)) < 0.15)
    #expect(abs(mean(.nrs, .month12) - (8.7 - 6.3)) < 0.15)
    #expect(abs(mean(.odi, .baseline) - 63.4) < 1)
    #expect(abs(mean(.odi, .month1) - (63.4 - 30.5)) < 1)
    #expect(abs(mean(.odi, .month6) - (63.4 - 36.3)) < 1)
    #expect(abs(mean(.eq5dIndex, .baseline) - 0.383) < 0.02)
    #expect(abs(mean(.eq5dIndex, .month3) - (0.383 + 0.351)) < 0.02)
    #expect(abs(Double(tally.levels) / 4000 - 1.458) < 0.05)
    let cement = Double(tally.cement.sum) / 1000 / Double(max(1, tally.cement.count))
    #expect((4.0...5.0).contains(cement))
  }

  @Test func leaksComeAsOftenAsPublished() throws {
    let cohort = SyntheticCohort(seed: 78)
    var kyphoplasty = LeakTally()
    var vertebroplasty = LeakTally()
    for index in 0..<4000 {
      let encounter = try cohort.encounter(at: index)
      for level in encounter.levels where encounter.status == .completed {
        if encounter.procedure.technique == .vertebroplasty {
          vertebroplasty.add(level)
        } else {
          kyphoplasty.add(level)
        }
      }
    }
    let rates = [kyphoplasty, vertebroplasty].map { Double($0.levels) / Double($0.lookedFor) }
    #expect(abs(rates[0] - 0.289) < 0.02)
    #expect(abs(rates[1] - 0.393) < 0.04)
  }
}
