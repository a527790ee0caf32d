import Glibc
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite(
  "Jobs, messages and alarms pass between the task that decides and those that send", .takingTurns)
struct
  DispatchTests
{
  private func job(_ id: Int64) -> SendingJob {
    let start = MachineFixture.at(.zero).wall
    return SendingJob(OutboxItem(id: id, key: "k", body: [], dueAt: start, queuedAt: start))
  }

  @Test("jobs go out in their order; a hold stops them until it is lifted as often")
  func holds() async {
    let dispatch = Dispatch()
    dispatch.push((1...4).map { job($0) })
    #expect(await dispatch.next()?.item.id == 1)
    dispatch.hold()
    dispatch.hold()
    async let next = dispatch.next()
    dispatch.lift(1)
    #expect(dispatch.drain().map(\.item.id) == [2, 3, 4])
    dispatch.push([job(5)])
    dispatch.lift(1)
    #expect(await next?.item.id == 5)
    dispatch.close()
    #expect(await dispatch.next() == nil)
  }

  @Test("it is low when half of what was put in is gone")
  func low() async {
    let dispatch = Dispatch()
    #expect(dispatch.isLow)
    dispatch.push((1...4).map { job($0) })
    _ = await dispatch.next()
    #expect(!dispatch.isLow)
    _ = await dispatch.next()
    #expect(dispatch.isLow)
  }

  @Test("a message that does not ring is taken with the next that does")
  func mailbox() async {
    let mailbox = Mailbox<Int>()
    mailbox.post(1, ringing: false)
    #expect(mailbox.takeRung() == [])
    mailbox.post(2)
    await mailbox.wait()
    #expect(mailbox.takeRung() == [1, 2])
    async let rung: Void = mailbox.wait()
    mailbox.ring()
    await rung
    #expect(mailbox.takeRung() == [])
  }

  @Test("an alarm keeps the earliest of its times")
  func alarm() async {
    let clock = SetClock()
    let mailbox = Mailbox<Int>()
    let alarm = Alarm(clock) { mailbox.post(1) }
    alarm.set(.seconds(20))
    alarm.set(.seconds(5))
    alarm.set(.seconds(30))
    clock.advance(by: .seconds(5))
    await mailbox.wait()
    #expect(mailbox.takeRung() == [1])
    alarm.set(.seconds(6))
    alarm.cancel()
  }

  @Test("of a process of this host it is known whether it is gone, of another host's never")
  func presence() {
    let own = SenderIdentity(host: "here", process: getpid(), run: "a")
    let store = MemoryOutbox()
    #expect(!own.knowsGone(own, from: store))
    #expect(own.knowsGone(SenderIdentity(host: "here", process: getpid(), run: "b"), from: store))
    #expect(own.knowsGone(SenderIdentity(host: "here", process: .max, run: "b"), from: store))
    #expect(!own.knowsGone(SenderIdentity(host: "here", process: 1, run: "b"), from: store))
    #expect(!own.knowsGone(SenderIdentity(host: "there", process: .max, run: "b"), from: store))
    #expect(!own.knowsGone(SenderIdentity(host: "here", process: -1, run: "b"), from: store))
  }
}
