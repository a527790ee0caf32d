import FHIRDelivery
import TestSupport
import Testing

@testable import kypho

/// The line that a person watches, and the guess of how long it takes.
@Suite(.takingTurns) struct SendingLineTests {
  @Test func itTellsWhatIsDoneAndWhatIsLeft() {
    var line = SendingLine()
    line.queued = 5000
    line.settled = 1201
    line.delivered = 1200
    line.refused = 1
    line.inFlight = 4
    line.retries = 3
    line.perSecond = 100

    #expect(
      line.text
        == "1200 of 5000 delivered, 1 refused, 100 a second, 38 s to go, 4 in flight, 3 retries")
  }

  @Test func whileTheInputIsReadNobodyKnowsHowLongItTakes() {
    var line = SendingLine()
    line.isReading = true
    line.read = 12
    line.queued = 10
    line.delivered = 2
    line.settled = 2
    line.perSecond = 1.25

    #expect(line.text == "2 of 10+ delivered, 12 read, 1.3 a second")
  }

  @Test(arguments: [
    (SendingEvent.WaitReason.serverAsked, "the server asked for 30 s"),
    (.circuitOpen, "the server is down, next try in 30 s"), (.notDue, "next try in 30 s"),
  ])
  func itSaysWhyNothingHappens(reason: SendingEvent.WaitReason, words: String) {
    var line = SendingLine()
    line.queued = 3
    line.wait = (30, reason)

    #expect(line.text == "0 of 3 delivered, \(words)")
  }

  @Test(arguments: [
    (0.4, "1 s"), (119, "119 s"), (121, "3 min"), (7_199, "2 h 0 min"), (7_500, "2 h 5 min"),
    (.infinity, "days"),
  ])
  func spansAreRoundedUp(seconds: Double, words: String) {
    #expect(SendingLine.span(seconds) == words)
  }

  @Test func thePaceIsThatOfTheLastSeconds() {
    var pace = SendingPace()
    let start = ContinuousClock.now
    for second in 0...60 {
      // A thousand in a second at first, ten in a second in the end.
      let count = second < 30 ? second * 1000 : 30_000 + (second - 30) * 10
      pace.note(count, at: start + .seconds(second))
    }

    let rate = pace.perSecond(30_300, at: start + .seconds(60))

    #expect(rate.map { abs($0 - 10) < 1 } == true)
  }

  @Test func oneMomentTellsNoPace() {
    var pace = SendingPace()
    let start = ContinuousClock.now
    pace.note(0, at: start)

    #expect(pace.perSecond(5, at: start + .milliseconds(100)) == nil)
    #expect(pace.perSecond(0, at: start + .seconds(5)) == nil)
  }
}
