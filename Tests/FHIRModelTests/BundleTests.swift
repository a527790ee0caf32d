import Testing
import TestSupport

@testable import FHIRModel

struct BundleTests {
  /// Every resource with every element, as a transaction: a change in any of their bytes shows here.
  @Test func theBytesOfEveryResourceStayTheSame() throws {
    let entries = filledResources.compactMap { type in
      R4.Bundle.Entry.put(type.filled(0), under: "http://example.org/fhir")
    }
    #expect(entries.count == filledResources.count)
    let bundle = R4.Bundle(id: .filled(0), type: .transaction, entry: entries)
    // One entry a line, for whoever reads the difference.
    let lines = String(decoding: bundle.json(), as: UTF8.self)
      .split(separator: #",{"fullUrl""#, omittingEmptySubsequences: false)
      .joined(separator: "\n" + #",{"fullUrl""#)
    try expectSnapshot(lines + "\n", named: "every-resource.bundle.json")
  }

  @Test func anEntryOfATransactionHasAddressResourceAndRequest() throws {
    let id = try #require(R4.ID("a"))
    let patient = R4.Patient(id: id)
    let entry = try #require(R4.Bundle.Entry.put(patient, under: "http://example.org/fhir"))
    let bundle = R4.Bundle(
      type: .transaction,
      entry: [
        entry,
        R4.Bundle.Entry(
          resource: R4.Patient(), request: .post(R4.Patient.self, ifNoneExist: "identifier=a")),
        R4.Bundle.Entry(request: .put("Patient/b", ifMatch: "W/\"3\"")),
        R4.Bundle.Entry(request: .delete("Patient/c")),
      ])
    #expect(
      bundle.written == #"{"resourceType":"Bundle","type":"transaction","entry":["#
        + #"{"fullUrl":"http://example.org/fhir/Patient/a","resource":{"resourceType":"Patient","id":"a"},"#
        + #""request":{"method":"PUT","url":"Patient/a"}},"#
        + #"{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=a"}},"#
        + #"{"request":{"method":"PUT","url":"Patient/b","ifMatch":"W/\"3\""}},"#
        + #"{"request":{"method":"DELETE","url":"Patient/c"}}]}"#)
  }

  @Test func aResourceWithoutAnIDCannotBePut() {
    #expect(R4.Bundle.Entry.put(R4.Patient(), under: "http://example.org/fhir") == nil)
  }
}
