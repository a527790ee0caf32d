import FHIRSandbox
import LosslessJSON
import TestSupport
import Testing

@Suite("A conditional interaction", .takingTurns) struct ConditionalTests {
  private let condition = "identifier=http://site.example/mrn%7C1"

  @Test("creates where nothing matches, and writes nothing where one does")
  func create() async throws {
    try await withSandbox { client, sandbox in
      let headers = ["If-None-Exist": condition]
      let first = try await client.post("Patient", patient(), headers: headers)
      #expect(first.status == 201)
      let second = try await client.post("Patient", patient(family: "Other"), headers: headers)
      #expect(second.status == 200)
      #expect(second.id == first.id)
      #expect(try await sandbox.statistics().versions == 1)
      _ = try await client.post("Patient", patient())
      let third = try await client.post("Patient", patient(), headers: headers)
      #expect(third.status == 412)
      #expect(third.code == "multiple-matches")
    }
  }

  @Test("makes one resource, however many ask at once")
  func race() async throws {
    try await withSandbox { client, sandbox in
      let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
        for _ in 0..<16 {
          group.addTask {
            try await TestClient(base: client.base).post(
              "Patient", patient(), headers: ["If-None-Exist": condition])
          }
        }
        return try await group.reduce(into: [Reply]()) { $0.append($1) }
      }
      #expect(replies.filter { $0.status == 201 }.count == 1)
      #expect(replies.filter { $0.status == 200 }.count == 15)
      #expect(Set(replies.map(\.id)).count == 1)
      #expect(try await sandbox.resourceCounts() == ["Patient": 1])
    }
  }

  @Test("updates the one match, creates where there is none, refuses several")
  func update() async throws {
    try await withSandbox { client, sandbox in
      let created = try await client.put("Patient?\(condition)", patient())
      #expect(created.status == 201)
      let updated = try await client.put("Patient?\(condition)", patient(family: "B"))
      #expect(updated.status == 200)
      #expect(updated.id == created.id)
      #expect(updated.header("ETag") == "W/\"2\"")
      let other = try await client.put("Patient?\(condition)", patient("other"))
      #expect(other.status == 400)
      let named = try await client.put("Patient?identifier=2", patient("named", value: "2"))
      #expect(named.status == 201)
      #expect(named.id == "named")
      _ = try await client.post("Patient", patient())
      #expect(try await client.put("Patient?\(condition)", patient()).status == 412)
      #expect(try await sandbox.resourceCounts() == ["Patient": 3])
    }
  }

  @Test("finds a resource of any type by its tag, and follows what becomes of it")
  func tags() async throws {
    try await withSandbox { client, sandbox in
      func tagged(_ code: String) -> String {
        """
        {"resourceType":"Goal","meta":{"tag":[{"system":"http://site.example/t","code":"\(code)"}]}}
        """
      }
      let address = "Goal?_tag=http://site.example/t%7Ca"
      let created = try await client.put(address, tagged("a"))
      #expect(created.status == 201)
      #expect(try await client.put(address, tagged("a")).id == created.id)
      #expect(try await client.get("Goal?_tag=a").entries.count == 1)
      #expect(try await client.put("Goal/\(created.id)?x", tagged("b")).status == 400)
      _ = try await client.put(address, tagged("b"))
      #expect(try await client.get(address).entries.isEmpty)
      #expect(try await client.get("Goal?_tag=%7Cb").entries.isEmpty)
      #expect(try await client.get("Goal?_tag=b").entries.count == 1)
      #expect(try await sandbox.resourceCounts() == ["Goal": 1])
    }
  }

  @Test("deletes the one match, and none of several")
  func delete() async throws {
    try await withSandbox { client, sandbox in
      #expect(try await client.delete("Patient?\(condition)").status == 204)
      _ = try await client.post("Patient", patient())
      _ = try await client.post("Patient", patient())
      #expect(try await client.delete("Patient?\(condition)").status == 412)
      _ = try await client.post("Patient", patient(value: "2"))
      #expect(try await client.delete("Patient?identifier=2").status == 204)
      #expect(try await sandbox.resourceCounts() == ["Patient": 2])
    }
  }

  @Test("is refused without a condition, or with one that is not served")
  func criteria() async throws {
    try await withSandbox { client, sandbox in
      #expect(try await client.put("Patient", patient()).status == 412)
      #expect(try await client.delete("Patient").status == 412)
      #expect(try await client.put("Patient?name=x", patient()).status == 400)
      let create = try await client.post(
        "Patient", patient(), headers: ["If-None-Exist": "birthdate=1950"])
      #expect(create.status == 400)
      #expect(try await sandbox.statistics().versions == 0)
    }
  }
}
