/// Leads an element of a resource back to the one field of the record that it was made from.
///
/// A resource that is made from several fields comes from a part of the record, such as `levels[0]`. The table says
/// which field of that part an element holds: of `Encounter` from `encounter`, `period.end` holds `end`. A field that
/// begins with a slash stands elsewhere in the record.
enum FieldOrigin {
  /// The field of an element, or the part itself where the table does not say it.
  static func field(of element: [String], in type: String, from part: String) -> String {
    // The places in lists do not matter here: `levels[0].cement` is read as `levels.cement`.
    var group = ""
    var isPlace = false
    for character in part {
      if character == "[" { isPlace = true }
      if !isPlace { group.append(character) }
      if character == "]" { isPlace = false }
    }
    guard let fields = fields["\(type) \(group)"] else { return part }
    for length in stride(from: element.count, to: 0, by: -1) {
      guard let field = fields[element.prefix(length).joined(separator: ".")] else { continue }
      return field.hasPrefix("/") ? String(field.dropFirst()) : "\(part).\(field)"
    }
    return part
  }

  // Lot, serial number and date may come from the identifier or stand beside it: they lead to the device.
  private static let device = [
    "udiCarrier": "device.udi", "manufacturer": "device.manufacturer", "deviceName": "device.name",
    "modelNumber": "device.model", "lotNumber": "device", "serialNumber": "device",
    "expirationDate": "device",
  ]

  private static let drug = [
    "medicationCodeableConcept": "drug", "effectiveDateTime": "time", "dosage.dose": "dose",
    "dosage.route": "route",
  ]

  private static let fields: [String: [String: String]] = [
    "Patient patient": [
      "identifier": "mrn", "name": "family", "name.given": "given", "telecom": "phone",
      "gender": "sex", "birthDate": "birthDate", "deceasedDateTime": "deathDate",
      "address": "address", "communication": "language",
    ],
    "Encounter encounter": [
      "identifier": "/key", "class": "class", "type": "type", "period": "start",
      "period.end": "end", "participant": "/team", "serviceProvider": "/facility",
      "location": "/facility",
      "location.period": "/discharge.time", "hospitalization": "/discharge.disposition",
    ],
    "Coverage coverage": [
      "payor": "payer", "subscriberId": "memberId", "identifier": "memberId", "type": "type",
    ],
    "ServiceRequest referral": [
      "authoredOn": "date", "requester": "requester", "reasonCode": "reason",
    ],
    "Condition diagnosis.fractures": [
      "code": "cause", "bodySite": "level", "onsetDateTime": "onset",
      "recordedDate": "diagnosed", "stage": "morphology",
    ],
    "Condition diagnosis.neoplasm": [
      "code": "type", "clinicalStatus": "course", "recordedDate": "diagnosed",
      "note": "primarySite",
    ],
    "Condition diagnosis.osteoporosis": ["code": "type", "recordedDate": "diagnosed"],
    "Condition diagnosis.injury": [
      "code": "mechanism", "onsetDateTime": "date", "note": "text",
    ],
    "Condition complications": [
      "code": "type", "bodySite": "level", "onsetDateTime": "onset", "clinicalStatus": "outcome",
    ],
    "AdverseEvent complications": [
      "event": "type", "date": "onset", "severity": "severity", "outcome": "outcome",
      "suspectEntity": "relation", "extension": "grade", "category": "phase",
    ],
    "ImagingStudy imaging": [
      "identifier": "studyUid", "started": "date", "modality": "modality", "note": "conclusion",
    ],
    "Consent consent": ["dateTime": "date", "status": "obtained"],
    "Procedure procedure": [
      "status": "status", "statusReason": "statusReason", "code": "technique",
      "performedPeriod": "start", "performedPeriod.end": "end", "performer": "/team",
      "note": "note",
    ],
    "Procedure levels": [
      "status": "status", "statusReason": "statusReason", "code": "technique",
      "bodySite": "vertebra", "performedPeriod": "/procedure.start",
      "performedPeriod.end": "/procedure.end",
    ],
    "Device levels.cement": device.merging(["property": "material"]) { $1 },
    "Device levels.balloons": device.merging(["property": "size"]) { $1 },
    "MedicationAdministration anesthesia.drugs": drug,
    "MedicationAdministration antibiotics": drug,
    "MedicationAdministration contrast": drug,
    "MedicationRequest discharge.medications": [
      "medicationCodeableConcept": "drug", "authoredOn": "/discharge.time",
      "dosageInstruction": "dosage", "reasonCode": "reason",
    ],
    "DiagnosticReport biopsies": [
      "effectiveDateTime": "collected", "issued": "reported", "conclusion": "conclusion",
      "conclusionCode": "result",
    ],
    "DocumentReference documents": ["type": "type", "date": "date", "content": "text"],
  ]
}
