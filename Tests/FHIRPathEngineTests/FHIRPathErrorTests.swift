import FHIRPathEngine
import Testing

@Suite struct FHIRPathErrorTests {
  @Test func anErrorSaysWhereItIs() {
    #expect(FHIRPathError(.syntax, at: 3, "expected ')'").offset == 3)
  }
}
