import LosslessJSON
import Testing
import TestSupport

@Suite struct MarkedTextTests {
  @Test func markersAreTakenOutAndTheirPlacesKept() throws {
    let marked = MarkedText("{\"é\": 1️⃣01,\n2️⃣#️⃣x}")
    #expect(marked.text == "{\"é\": 01,\nx}")
    #expect(marked.offsets == ["1️⃣": 7, "2️⃣": 11, "#️⃣": 11])
    #expect(try marked.position(of: "1️⃣") == SourcePosition(offset: 7, line: 1, column: 7))
    #expect(throws: MissingMarker.self) { try marked.offset(of: "3️⃣") }
  }

  @Test func aSeedGivesTheSameNumbersInEveryRun() {
    // The first outputs of splitmix64.c for the seed 1234567.
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }
}
