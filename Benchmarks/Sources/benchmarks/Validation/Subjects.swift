import Foundation

/// The documents that the benchmarks of validation work on; the resources are invented.
enum Subjects {
  /// A patient as R4 alone knows it.
  static let plainPatient = patient(claim: "", extensions: "")

  /// The same patient with the profile and the extensions of US Core.
  static let patient = patient(
    claim:
      #","meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient"]}"#,
    extensions: #"""
      "extension":[{"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-race","extension":[
      {"url":"ombCategory","valueCoding":{"system":"urn:oid:2.16.840.1.113883.6.238","code":"2106-3","display":"White"}},
      {"url":"text","valueString":"White"}]},{"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex","valueCode":"F"}],

      """#)

  private static func patient(claim: String, extensions: String) -> [UInt8] {
    Array(
      #"""
      {"resourceType":"Patient","id":"example"\#(claim),
      "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Ada Example, <b>born</b> 1950-02-28</p></div>"},
      "contained":[{"resourceType":"Organization","id":"clinic","name":"Example Clinic"}],
      \#(extensions)"identifier":[{"use":"usual","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
      "system":"http://hospital.example.org/mrn","value":"M-0000001","period":{"start":"2001-05-06"},"assigner":{"display":"Example Hospital"}}],
      "active":true,"name":[{"use":"official","family":"Example","given":["Ada","Maria"],"period":{"start":"1975-01-01"}},
      {"use":"maiden","family":"Sample","given":["Ada"],"period":{"start":"1950-02-28","end":"1974-12-31"}}],
      "telecom":[{"system":"phone","value":"(555) 0100","use":"home","rank":1},{"system":"email","value":"ada@example.org"}],
      "gender":"female","birthDate":"1950-02-28","_birthDate":{"extension":[
      {"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1950-02-28T14:35:45-05:00"}]},
      "deceasedBoolean":false,"address":[{"use":"home","line":["1 Example Street"],"city":"Springfield","state":"MA","postalCode":"01101",
      "country":"US","period":{"start":"1990"}}],"maritalStatus":{"coding":[{"system":
      "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus","code":"M"}]},"contact":[{"relationship":[{"coding":[{"system":
      "http://terminology.hl7.org/CodeSystem/v2-0131","code":"N"}]}],"name":{"family":"Example","given":["Ben"]},
      "telecom":[{"system":"phone","value":"(555) 0101"}],"period":{"start":"2012"}}],"communication":[{"language":{"coding":[
      {"system":"urn:ietf:bcp:47","code":"en"}]},"preferred":true}],"managingOrganization":{"reference":"#clinic"}}
      """#.utf8)
  }

  static let observation = Array(
    #"""
    {"resourceType":"Observation","id":"example","text":{"status":"generated","div":
    "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Blood pressure 132/84</p></div>"},"contained":[{"resourceType":"Device","id":"cuff",
    "deviceName":[{"name":"Cuff","type":"user-friendly-name"}]}],"status":"final","category":[{"coding":[{"system":
    "http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs","display":"Vital Signs"}]}],
    "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}],"text":"Blood pressure"},"subject":{"reference":"Patient/example"},
    "effectivePeriod":{"start":"2023-05-06T10:00:00+02:00","end":"2023-05-06T10:02:00+02:00"},"issued":"2023-05-06T10:05:00.123+02:00",
    "performer":[{"reference":"Practitioner/1"}],"bodySite":{"coding":[{"system":"http://snomed.info/sct","code":"368209003"}]},
    "device":{"reference":"#cuff"},"referenceRange":[{"high":{"value":140,"unit":"mm[Hg]","system":"http://unitsofmeasure.org",
    "code":"mm[Hg]"},"text":"systolic"}],"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},
    "valueQuantity":{"value":132,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"coding":[{"system":
    "http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":84.0,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"},
    "interpretation":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"N"}]}]}]}
    """#.utf8)

  /// The larger of the two Synthea bundles, 86 KB.
  static func largeBundle() throws -> [UInt8] { try Inputs.shared("data", "Bennett146") }

  /// The smaller one, 67 KB, without white space 37 KB.
  static func smallBundle() throws -> [UInt8] {
    SharedBundle.minified(try Inputs.shared("data", "Dino214"))
  }

  /// A search result of so many observations and the patients that they are of, one to ten.
  static func searchset(entries count: Int) -> [UInt8] {
    let base = "http://server.example.org/fhir"
    var text = #"{"resourceType":"Bundle","type":"searchset","total":\#(count),"#
    text += #""link":[{"relation":"self","url":"\#(base)/Observation?status=final"}],"entry":["#
    text.reserveCapacity(count * 700)
    for number in 0..<count {
      if number > 0 { text += "," }
      let patient = number / 10 * 10
      if number == patient {
        text +=
          #"{"fullUrl":"\#(base)/Patient/p\#(number)","resource":{"resourceType":"Patient","id":"p\#(number)","#
        text +=
          #""name":[{"family":"Example","given":["Ada"]}],"gender":"female","birthDate":"1950-02-28"},"search":{"mode":"include"}}"#
      } else {
        text +=
          #"{"fullUrl":"\#(base)/Observation/o\#(number)","resource":{"resourceType":"Observation","id":"o\#(number)","#
        text +=
          #""status":"final","code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},"subject":{"reference":"Patient/p\#(patient)"},"#
        text +=
          #""effectiveDateTime":"2023-05-06T10:00:00+02:00","valueQuantity":{"value":13.2,"unit":"g/dL","#
        text +=
          #""system":"http://unitsofmeasure.org","code":"g/dL"}},"search":{"mode":"match"}}"#
      }
    }
    return Array((text + "]}").utf8)
  }
}
