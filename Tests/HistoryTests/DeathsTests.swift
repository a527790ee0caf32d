import Testing

@Suite("An item may be given up") struct DeathsTests {
  private func queue(_ state: String, _ code: String, _ words: String, attempts: Int) throws
    -> Queue
  {
    try Queue(
      lines: """
        {"item":1,"key":"a","state":"dropped","attempts":0}
        {"item":2,"key":"b","state":"\(state)","attempts":\(attempts),\
        "reason":{"code":"\(code)","message":"\(words)"}}
        """)
  }

  private func isJustified(_ queue: Queue, clockJumps: Bool = false) -> Bool {
    Deaths.objection(to: queue.items[1], in: queue, clockJumps: clockJumps) == nil
  }

  @Test("after as many attempts or conflicts as there may be, and not before")
  func attempts() throws {
    let attempts = "the server failed; given up after 20 attempts"
    #expect(isJustified(try queue("dead", "http-500", attempts, attempts: 20)))
    #expect(!isJustified(try queue("dead", "http-500", attempts, attempts: 19)))
    let conflicts = "it met another one; given up after 8 conflicts"
    #expect(isJustified(try queue("dead", "http-409", conflicts, attempts: 8)))
    #expect(!isJustified(try queue("dead", "http-409", conflicts, attempts: 7)))
  }

  @Test("with what it builds on")
  func prerequisite() throws {
    #expect(isJustified(try queue("dead", "prerequisite-failed", "x", attempts: 0)))
    var well = try queue("dead", "prerequisite-failed", "x", attempts: 0)
    well.items[0].state = "delivered"
    #expect(!isJustified(well))
  }

  @Test("for its age only where a clock jumped, and never refused")
  func age() throws {
    let old = try queue("dead", "http-500", "given up, for it is too old", attempts: 2)
    #expect(!isJustified(old))
    #expect(isJustified(old, clockJumps: true))
    #expect(!isJustified(try queue("rejected", "http-422", "the server refuses it", attempts: 30)))
    #expect(!isJustified(try queue("dead", "item-too-large", "too large", attempts: 30)))
  }
}
