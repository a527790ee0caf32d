import FHIRSandbox
import Foundation
import LosslessJSON
import TestSupport
import Testing

@Suite("What cannot be read or answered", .takingTurns) struct NegotiationTests {
  @Test(
    "is refused by its media type",
    arguments: [
      ["Content-Type": "text/plain"], ["Content-Type": "application/fhir+xml"],
      ["Content-Type": "application/fhir+json; charset=iso-8859-1"],
      ["Content-Encoding": "gzip"],
    ])
  func contentType(headers: [String: String]) async throws {
    try await withSandbox { client, _ in
      let reply = try await client.post("Patient", patient(), headers: headers)
      #expect(reply.status == 415)
      #expect(reply.json?["resourceType"]?.string == "OperationOutcome")
    }
  }

  @Test(
    "does not include JSON by its other names",
    arguments: [
      "application/json", "application/fhir+json; charset=utf-8",
      "application/fhir+json;fhirVersion=4.0",
    ])
  func goodContentType(type: String) async throws {
    try await withSandbox { client, _ in
      let reply = try await client.post("Patient", patient(), headers: ["Content-Type": type])
      #expect(reply.status == 201)
    }
  }

  @Test("is refused where the answer would not be accepted")
  func accept() async throws {
    try await withSandbox { client, _ in
      let xml = try await client.get("metadata", headers: ["Accept": "application/fhir+xml"])
      #expect(xml.status == 406)
      #expect(try await client.get("metadata?_format=xml").status == 406)
      let any = try await client.get("metadata", headers: ["Accept": "text/html, */*;q=0.1"])
      #expect(any.status == 200)
      #expect(any.header("Content-Type")?.hasPrefix("application/fhir+json") == true)
    }
  }

  @Test(
    "is told with the position of what is wrong",
    arguments: [
      ("{\"resourceType\":\n  \"Patient\",,}", "2:13"), ("", "1:1"),
      ("{\"resourceType\":\"Patient\"", "1:26"), ("{\"a\":1,\n\"a\":2}", "2:1"),
    ])
  func malformed(body: String, position: String) async throws {
    try await withSandbox { client, sandbox in
      for path in ["Patient", ""] {
        let reply = try await client.post(path, body)
        #expect(reply.status == 400)
        #expect(reply.code == "structure")
        #expect(reply.diagnostics.contains(position))
      }
      #expect(try await sandbox.statistics().versions == 0)
    }
  }

  @Test("is refused when it is too long, and the connection goes on")
  func tooLong() async throws {
    try await withSandbox(configure: { $0.maximumBodyLength = 100_000 }) { client, _ in
      let long = patient("p", family: String(repeating: "x", count: 3_000_000))
      let reply = try await client.put("Patient/p", long)
      #expect(reply.status == 413)
      #expect(reply.code == "too-long")
      #expect(try await client.get("Patient/p").status == 404)
      let exact = patient("p", family: "")
      let filler = String(repeating: "x", count: 100_000 - exact.utf8.count)
      #expect(try await client.put("Patient/p", patient("p", family: filler)).status == 201)
      #expect(try await client.put("Patient/p", patient("p", family: filler + "x")).status == 413)
    }
  }

  @Test("does not include a body of many megabytes")
  func large() async throws {
    try await withSandbox { client, _ in
      let long = patient("p", family: String(repeating: "x", count: 20_000_000))
      let stored = try await client.put("Patient/p", long)
      #expect(stored.status == 201)
      let read = try await client.get("Patient/p")
      #expect(read.text.utf8.count > long.utf8.count)
    }
  }

  @Test("includes methods and places that there are not")
  func methods() async throws {
    try await withSandbox { client, _ in
      let patch = try await client.send("PATCH", "Patient/p", "[]")
      #expect(patch.status == 405)
      #expect(patch.header("Allow") == "GET, HEAD, PUT, DELETE")
      #expect(try await client.send("POST", "Patient/p", patient("p")).status == 405)
      #expect(try await client.get("").status == 405)
      #expect(try await client.send("DELETE", "metadata").status == 405)
      #expect(try await client.get("patient/p").status == 404)
      #expect(try await client.get("Patient/p/$everything").status == 404)
      #expect(try await client.get("Patient/a%2Fb").status == 400)
      let outside = try await client.get(client.base.replacing("/fhir", with: "/other"))
      #expect(outside.status == 404)
      #expect(outside.json?["resourceType"]?.string == "OperationOutcome")
    }
  }

  @Test("includes types that are not served")
  func types() async throws {
    try await withSandbox(configure: { $0.resourceTypes = ["Patient"] }) { client, _ in
      #expect(try await client.put("Patient/p", patient("p")).status == 201)
      let other = try await client.post("Ptaient", patient())
      #expect(other.status == 404)
      #expect(other.code == "not-supported")
      #expect(try await client.get("Observation").status == 404)
    }
  }

  @Test("has no body when only the head is asked for")
  func head() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p"))
      let reply = try await client.send("HEAD", "Patient/p")
      #expect(reply.status == 200)
      #expect(reply.header("ETag") == "W/\"1\"")
      #expect(reply.text.isEmpty)
      #expect(try await client.get("Patient/p").status == 200)
    }
  }

  @Test("is marked with the client's own request id")
  func requestID() async throws {
    try await withSandbox { client, _ in
      let reply = try await client.get("metadata", headers: ["X-Request-ID": "r-1"])
      #expect(reply.header("X-Request-ID") == "r-1")
    }
  }
}

@Suite("The capability statement", .takingTurns) struct CapabilityTests {
  @Test("says what the server does")
  func capabilities() async throws {
    try await withSandbox(configure: { $0.resourceTypes = ["Patient", "Observation"] }) {
      client, _ in
      let reply = try await client.get("metadata")
      #expect(reply.status == 200)
      let statement = try #require(reply.json)
      #expect(statement["resourceType"]?.string == "CapabilityStatement")
      #expect(statement["fhirVersion"]?.string == "4.0.1")
      #expect(statement["implementation"]?["url"]?.string == client.base)
      let rest = try #require(statement["rest"]?.first)
      let system = rest["interaction"]?.elements.map { $0["code"]?.string }
      #expect(system == ["transaction", "batch"])
      let resources = try #require(rest["resource"].map { Array($0.elements) })
      #expect(resources.map { $0["type"]?.string } == ["Observation", "Patient"])
      let observation = try #require(resources.first)
      #expect(observation["updateCreate"]?.boolean == true)
      #expect(observation["conditionalCreate"]?.boolean == true)
      #expect(observation["conditionalUpdate"]?.boolean == true)
      #expect(observation["conditionalDelete"]?.string == "single")
      #expect(
        observation["searchParam"]?.elements.map { $0["name"]?.string }
          == ["_id", "_tag", "identifier", "patient", "subject"])
    }
  }
}
