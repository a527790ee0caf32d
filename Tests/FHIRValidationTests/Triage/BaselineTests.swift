import FHIRValidation
import LosslessJSON
import Testing

/// Of findings that were there before, only the new ones are shown.
@Suite struct BaselineTests {
  private func outcome(_ text: String) -> Outcome { validator.validate(Array(text.utf8)) }

  private static let one = #"{"resourceType":"Patient","id":"p1","telecom":[{"system":"phon"}]}"#
  private static let two =
    #"{"resourceType":"Patient","id":"p1","telecom":[{"system":"phon"},{"system":"fex"}]}"#

  private func baseline(_ texts: String...) -> Baseline {
    var baseline = Baseline()
    for text in texts { baseline.record(outcome(text), file: "a.json") }
    return baseline
  }

  @Test func whatWasThereBeforeIsNotShown() {
    var known = baseline(Self.one)
    let laidOut = "\n" + Self.one.replacing(",", with: ",\n")

    #expect(known.takeOut(of: outcome(laidOut), file: "a.json").findings.isEmpty)
    #expect(known.count == 0)
  }

  @Test func oneMoreOfTheSameKindIsNew() {
    var known = baseline(Self.one)
    #expect(known.takeOut(of: outcome(Self.two), file: "a.json").findings.count == 1)
  }

  @Test func whatHasBeenMendedIsLeftOver() {
    var known = baseline(Self.two)
    #expect(known.takeOut(of: outcome(Self.one), file: "a.json").findings.isEmpty)
    #expect(known.count == 1)
  }

  @Test func anotherFileOrResourceIsNew() {
    var known = baseline(Self.one)
    let other = Self.one.replacing("p1", with: "p2")
    #expect(known.takeOut(of: outcome(Self.one), file: "b.json").findings.count == 1)
    #expect(known.takeOut(of: outcome(other), file: "a.json").findings.count == 1)
  }

  @Test func theFileHoldsAllOfIt() throws {
    let known = baseline(Self.two, Self.one, #"{"resourceType":"Patient","active":1}"#)
    let json = known.json

    #expect(Baseline(json: json) == known)
    #expect(try JSONDocument(json).value["findings"]?.elements.first { _ in true } != nil)
    #expect(!String(decoding: json, as: UTF8.self).contains("[0]"))
    #expect(Baseline(json: Baseline().json) == Baseline())
  }

  @Test(arguments: [
    "", "[]", #"{"version":2,"findings":[]}"#, #"{"version":1}"#,
    #"{"version":1,"findings":[{"file":"a"}]}"#,
    #"{"version":1,"findings":[{"file":"a","rule":"r","path":"p","count":0}]}"#,
  ])
  func whatIsNoBaselineIsRefused(text: String) {
    #expect(Baseline(json: Array(text.utf8)) == nil)
  }
}
