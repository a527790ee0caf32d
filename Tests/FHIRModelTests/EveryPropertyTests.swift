import Testing

@testable import FHIRModel

/// The fixtures fill every property of every struct, so that the tests that use them leave nothing out.
struct EveryPropertyTests {
  @Test func everyPropertyIsFilledByAFixtureAndWrittenUnderItsNameInItsOrder() throws {
    var walk = PropertyWalk()
    for type in filledResources {
      for variant in 0..<12 { try walk.resource(type.filled(variant)) }
    }
    #expect(walk.faults.sorted() == [])
    #expect(walk.met.subtracting(walk.filled).sorted() == [])
    #expect(walk.met.count > 600)
  }
}
