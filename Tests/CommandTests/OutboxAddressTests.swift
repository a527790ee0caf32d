import TestSupport
import Testing

@testable import kypho

/// What is shown of where an outbox lies.
@Suite(.takingTurns) struct OutboxAddressTests {
  @Test(arguments: [
    ("postgres://db1:5433/fhir", "postgres://db1:5433/fhir"),
    ("postgresql://ward:secret@db1/fhir?sslmode=require", "postgres://db1/fhir"),
    ("postgres://ward@db1,[::1]:5433/fhir", "postgres://db1,[::1]:5433/fhir"),
    ("postgres:///fhir?host=/run/postgresql", "postgres:///fhir"),
    ("postgres://ward:sec/ret@db1/fhir", "postgres://db1/fhir"),
    ("postgres://ward:sec@ret@db1/fhir", "postgres://db1/fhir"),
    ("postgres://ward:sec//ret@db1/fhir", "postgres://db1/fhir"),
    ("postgres://ward:sec?ret@db1/fhir", "postgres://…"),
    ("postgres://ward@db1/fhir?password=sec@ret", "postgres://…"),
    ("postgres://db1:secret/fhir", "postgres://…"), ("postgres://", "postgres://"),
  ])
  func aPasswordIsNot(address: String, shown: String) throws {
    #expect(try #require(OutboxAddress(address)).description == shown)
  }
}
