import Testing

@testable import Kyphoplasty

struct SplitMix64Tests {
  /// The values of the generator by its authors' definition, as they are published for the state 1234567.
  @Test func followsThePublishedSequence() {
    var generator = SplitMix64(state: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func streamsOfARecordDiffer() {
    var one = Draws(seed: 1, record: 7, stream: .patient)
    var other = Draws(seed: 1, record: 7, stream: .coverage)
    #expect((0..<4).map { _ in one.below(1 << 40) } != (0..<4).map { _ in other.below(1 << 40) })
  }

  @Test func drawsStayBelowTheirBound() {
    var draws = Draws(seed: 9, record: 0, stream: .course)
    let values = (0..<4000).map { _ in draws.below(7) }
    #expect(Set(values) == Set(0..<7))
  }

  @Test func normalKeepsItsMeanWhereABoundIsNear() {
    var draws = Draws(seed: 3, record: 0, stream: .course)
    let values = (0..<20_000).map { _ in draws.normal(mean: 87, deviation: 18, in: 0...100) }
    #expect(values.allSatisfy { (74...100).contains($0) })
    let mean = Double(values.reduce(0, +)) / Double(values.count)
    #expect(abs(mean - 87) < 0.3)
  }

  @Test func weightsDecideHowOftenAValueComes() {
    let table = WeightTable("a", 70, ["b": 20, "c": 10])
    let values = (0..<table.total).map(table.value(at:))
    #expect(values.count { $0 == "a" } == 70)
    #expect(values.count { $0 == "b" } == 20)
    #expect(values.count { $0 == "c" } == 10)
  }
}
