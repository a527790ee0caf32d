#if PostgreSQL
  import FHIRDelivery
  import PostgreSQLOutbox
  import Testing

  extension PostgreSQLTests {
    @Suite("Several hosts queue into one outbox")
    struct SeveralExportsTests {
      private let now = UnixTime(milliseconds: 1_800_000_000_000)

      private func entry(_ content: String) -> OutboxEntry {
        OutboxEntry(
          key: "a", partition: "p", body: Array(content.utf8), contentDigest: Array(content.utf8))
      }

      @Test("versions of a key never collide, and follow the order of the items")
      func versions() async throws {
        let schema = try TestSchema()
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<6 {
            group.addTask {
              let outbox = try await schema.open()
              for step in 0..<20 {
                _ = try await outbox.add([entry("\(number) \(step)")], resending: false, at: now)
              }
            }
          }
          try await group.waitForAll()
        }
        let items = try await schema.open().items(OutboxSelection())
        #expect(items.map(\.version) == Array(1...120))
        #expect(items.map(\.id) == items.map(\.id).sorted())
      }

      @Test("the same content is queued once, whoever comes first")
      func once() async throws {
        let schema = try TestSchema()
        let additions = try await withThrowingTaskGroup(of: [OutboxAddition].self) { group in
          for _ in 0..<6 {
            group.addTask {
              try await schema.open().add([entry("same")], resending: false, at: now)
            }
          }
          return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(additions.count { if case .queued = $0 { true } else { false } } == 1)
        #expect(try await schema.open().items(OutboxSelection()).count == 1)
      }

      @Test("what is queued while others send is neither stuck nor out of order")
      func whileSending() async throws {
        let schema = try TestSchema()
        async let queued: Void = {
          let outbox = try await schema.open()
          for step in 0..<60 {
            _ = try await outbox.add([entry("\(step)")], resending: false, at: now)
          }
        }()
        let outbox = try await schema.open()
        let identity = SenderIdentity(host: "a", process: 1, run: "a")
        var delivered: [Int64] = []
        var updates: [OutboxUpdate] = []
        while delivered.count < 60 {
          let claim = try await outbox.exchange(
            updates, claiming: 4, maximumBytes: .max, under: SendingPolicy(), by: identity, at: now)
          #expect(claim.items.count <= 1)
          delivered += claim.items.map(\.id)
          updates = claim.items.flatMap { item -> [OutboxUpdate] in
            [
              .begin(item.id),
              .end(
                item.id,
                OutboxAttempt(
                  beganAt: now, duration: .zero, outcome: .delivered, requestID: "r"),
                OutboxTransition(.delivered, dueAt: now)),
            ]
          }
        }
        try await queued
        #expect(delivered == delivered.sorted())
        #expect(Set(delivered).count == 60)
      }
    }
  }
#endif
