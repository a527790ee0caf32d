import Testing

@testable import Kyphoplasty

@Suite struct RecordShapeTests {
  @Test func shapeKnowsNestedFields() throws {
    let shape = RecordShape.encounter
    let field = try #require(shape.field(at: "levels.cement.volumeMl"))
    #expect(shape.fields[field].limits.unit == .milliliter)
    #expect(shape.field(at: "levels.cement.volume") == nil)
  }
}
