import FHIRSandbox
import LosslessJSON
import TestSupport
import Testing

@Suite("A resource by itself", .takingTurns) struct InstanceTests {
  @Test("is created under an id of the server's choice, with its place and version told")
  func create() async throws {
    try await withSandbox { client, _ in
      let created = try await client.post("Patient", patient("mine"))
      #expect(created.status == 201)
      #expect(created.id != "mine")
      #expect(created.header("Location") == "\(client.base)/Patient/\(created.id)/_history/1")
      #expect(created.header("ETag") == "W/\"1\"")
      #expect(created.header("Last-Modified")?.hasSuffix("GMT") == true)
      #expect(created.json?["id"]?.string == created.id)
      #expect(created.json?["meta"]?["versionId"]?.string == "1")
    }
  }

  @Test("is stored as the bytes that came, with id and meta set and nothing else touched")
  func bytesAreKept() async throws {
    try await withSandbox { client, _ in
      let body = """
        { "active" : true,
          "resourceType": "Observation",
          "id": "o1", "status": "final", "code": { "text": "caf\\u00e9 \\/" },
          "valueQuantity": { "value": 1.50e+2, "unit": "mm" } }
        """
      #expect(try await client.put("Observation/o1", body).status == 201)
      let read = try await client.get("Observation/o1")
      let instant = try #require(read.json?["meta"]?["lastUpdated"]?.string)
      let meta = #","meta":{"versionId":"1","lastUpdated":"\#(instant)"}"#
      #expect(read.text == body.replacingFirst(#""id": "o1""#, with: #""id": "o1"\#(meta)"#))
      #expect(instant.hasSuffix("Z"))
    }
  }

  @Test("keeps what else stands in its meta")
  func metaIsKept() async throws {
    try await withSandbox { client, _ in
      let body = """
        {"resourceType":"Patient","id":"p","meta":{"source":"urn:x","versionId":"77","tag":[]}}
        """
      let reply = try await client.put("Patient/p", body)
      let instant = try #require(reply.json?["meta"]?["lastUpdated"]?.string)
      #expect(
        reply.text == """
          {"resourceType":"Patient","id":"p","meta":{"lastUpdated":"\(instant)","source":"urn:x",\
          "versionId":"1","tag":[]}}
          """)
    }
  }

  @Test("gets a new version when it is changed, and none when it is sent again")
  func update() async throws {
    try await withSandbox { client, sandbox in
      #expect(try await client.put("Patient/p", patient("p")).status == 201)
      let same = try await client.put("Patient/p", patient("p"))
      #expect(same.status == 200)
      #expect(same.header("ETag") == "W/\"1\"")
      let changed = try await client.put("Patient/p", patient("p", family: "Other"))
      #expect(changed.status == 200)
      #expect(changed.header("ETag") == "W/\"2\"")
      // What was read can be put back.
      let read = try await client.get("Patient/p")
      #expect(try await client.put("Patient/p", read.text).header("ETag") == "W/\"2\"")
      #expect(try await sandbox.statistics().versions == 2)
      #expect(try await sandbox.resourceCounts() == ["Patient": 1])
    }
  }

  @Test("keeps every version, and its history")
  func history() async throws {
    try await withSandbox { client, _ in
      for family in ["A", "B", "C"] {
        _ = try await client.put("Patient/p", patient("p", family: family))
      }
      _ = try await client.delete("Patient/p")
      let second = try await client.get("Patient/p/_history/2")
      #expect(second.json?["name"]?.first?["family"]?.string == "B")
      #expect(second.header("ETag") == "W/\"2\"")
      #expect(try await client.get("Patient/p/_history/4").status == 410)
      #expect(try await client.get("Patient/p/_history/9").status == 404)

      let history = try await client.get("Patient/p/_history?_count=3")
      #expect(history.json?["type"]?.string == "history")
      #expect(history.json?["total"]?.integer == 4)
      #expect(history.statuses == ["204 No Content", "200 OK", "200 OK"])
      #expect(history.entries.map { $0["request"]?["method"]?.string } == ["DELETE", "PUT", "PUT"])
      let next = try #require(history.link("next"))
      let last = try await client.get(next)
      #expect(last.statuses == ["201 Created"])
      #expect(last.link("next") == nil)
    }
  }

  @Test("is gone after a delete, and comes back by a PUT")
  func delete() async throws {
    try await withSandbox { client, sandbox in
      _ = try await client.put("Patient/p", patient("p"))
      let deleted = try await client.delete("Patient/p")
      #expect(deleted.status == 204)
      #expect(deleted.header("ETag") == "W/\"2\"")
      let gone = try await client.get("Patient/p")
      #expect(gone.status == 410)
      #expect(gone.code == "deleted")
      #expect(try await client.delete("Patient/p").status == 204)
      #expect(try await client.delete("Patient/never").status == 204)
      #expect(try await sandbox.resourceCounts() == [:])
      #expect(try await client.get("Patient?identifier=1").json?["total"]?.integer == 0)
      let back = try await client.put("Patient/p", patient("p"))
      #expect(back.status == 201)
      #expect(back.header("ETag") == "W/\"3\"")
      #expect(try await client.get("Patient?identifier=1").json?["total"]?.integer == 1)
    }
  }

  @Test("is changed only in the version that If-Match names")
  func ifMatch() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p"))
      let stale = try await client.put(
        "Patient/p", patient("p", family: "B"), headers: ["If-Match": "W/\"7\""])
      #expect(stale.status == 412)
      #expect(stale.diagnostics.contains("Patient/p is version 1"))
      let right = try await client.put(
        "Patient/p", patient("p", family: "B"), headers: ["If-Match": "W/\"1\""])
      #expect(right.status == 200)
      #expect(try await client.delete("Patient/p", headers: ["If-Match": "W/\"1\""]).status == 412)
      let missing = try await client.put(
        "Patient/q", patient("q"), headers: ["If-Match": "W/\"1\""])
      #expect(missing.status == 412)
      #expect(try await client.get("Patient/q").status == 404)
      #expect(
        try await client.put("Patient/p", patient("p"), headers: ["If-Match": "one"]).status == 400)
    }
  }

  @Test("is not sent again to who has it")
  func ifNoneMatch() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p"))
      let same = try await client.get("Patient/p", headers: ["If-None-Match": "W/\"1\""])
      #expect(same.status == 304)
      let other = try await client.get("Patient/p", headers: ["If-None-Match": "W/\"2\""])
      #expect(other.status == 200)
    }
  }

  @Test("is refused where address and content disagree")
  func mismatch() async throws {
    try await withSandbox { client, sandbox in
      let otherID = try await client.put("Patient/p", patient("q"))
      #expect(otherID.status == 400)
      #expect(otherID.expression == "Patient.id")
      #expect(try await client.put("Patient/p", patient()).status == 400)
      #expect(try await client.post("Observation", patient()).status == 400)
      #expect(try await client.post("Patient", "[]").status == 400)
      #expect(try await client.post("Patient", "{}").expression == "resourceType")
      #expect(try await client.put("Patient/a_b", patient("a_b")).status == 400)
      #expect(try await sandbox.statistics().versions == 0)
    }
  }

  @Test("shows as much of itself as is preferred")
  func prefer() async throws {
    try await withSandbox { client, _ in
      let minimal = try await client.post(
        "Patient", patient(), headers: ["Prefer": "return=minimal"])
      #expect(minimal.status == 201)
      #expect(minimal.text.isEmpty)
      let outcome = try await client.post(
        "Patient", patient(), headers: ["Prefer": "respond-sync; return=OperationOutcome"])
      #expect(outcome.json?["resourceType"]?.string == "OperationOutcome")
      #expect(outcome.issue?["severity"]?.string == "information")
    }
  }

  @Test("may refer only to what is there, unless that is allowed")
  func references() async throws {
    try await withSandbox { client, _ in
      let dangling = try await client.put("Observation/o", observation("o", of: "Patient/p"))
      #expect(dangling.status == 422)
      #expect(dangling.expression == "Observation.subject")
      #expect(dangling.diagnostics.contains("Patient/p"))
      _ = try await client.put("Patient/p", patient("p"))
      let good = try await client.put("Observation/o", observation("o", of: "Patient/p"))
      #expect(good.status == 201)
      let elsewhere = observation("e", of: "http://elsewhere.example/fhir/Patient/9")
      #expect(try await client.put("Observation/e", elsewhere).status == 201)
      let own = observation("b", of: "\(client.base)/Patient/q")
      #expect(try await client.put("Observation/b", own).status == 422)
      let conditional = observation("c", of: "Patient?identifier=1")
      #expect(try await client.put("Observation/c", conditional).status == 400)
      #expect(try await client.put("Observation/d", observation("d", of: "nothing")).status == 400)
    }
    try await withSandbox(configure: { $0.enforcesReferences = false }) { client, _ in
      let dangling = try await client.put("Observation/o", observation("o", of: "Patient/p"))
      #expect(dangling.status == 201)
    }
  }

  @Test("is not created by PUT where clients may not choose ids")
  func clientIDs() async throws {
    try await withSandbox(configure: { $0.allowsClientIDs = false }) { client, _ in
      #expect(try await client.put("Patient/p", patient("p")).status == 405)
      let created = try await client.post("Patient", patient())
      #expect(created.status == 201)
      let changed = patient(created.id, family: "B")
      #expect(try await client.put("Patient/\(created.id)", changed).status == 200)
      let reply = try await client.transaction(entry("PUT", "Patient/p", patient("p")))
      #expect(reply.status == 405)
    }
  }
}

extension Reply {
  /// The address of a link of a bundle.
  func link(_ relation: String) -> String? {
    json?["link"]?.elements.first { $0["relation"]?.string == relation }?["url"]?.string
  }
}

extension String {
  func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
