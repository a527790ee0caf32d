internal import LosslessJSON

/// Finds what of a bundle went into no field of the record.
struct UnusedParts {
  let index: BundleIndex
  let log: ReadingLog

  /// Resources that tell nothing of the record, and elements of those that do.
  func parts() -> (resources: [BundleResource], elements: [JSONNode]) {
    var resources: [BundleResource] = []
    var elements: [JSONNode] = []
    for resource in index.resources {
      guard log.isUsed(resource) else {
        resources.append(resource)
        continue
      }
      index.document.forEachMember(of: resource.element.node) { key, value in
        guard !Self.follows(index.document.text(of: key), in: resource.type) else { return }
        collect(value, into: &elements)
      }
    }
    return (resources, elements)
  }

  /// Adds an element that was not used, or what was not used in it.
  private func collect(_ node: JSONNode, into elements: inout [JSONNode]) {
    var waiting = [node]
    while let node = waiting.popLast() {
      guard log.isUsed(node) else {
        elements.append(node)
        continue
      }
      switch index.document.kind(of: node) {
      case .array: index.document.forEachElement(of: node) { waiting.append($0) }
      case .object:
        index.document.forEachMember(of: node) { key, value in
          if !Self.isStructure(index.document.text(of: key)) { waiting.append(value) }
        }
      default: break
      }
    }
  }

  /// What holds a resource or an element together, and tells nothing by itself.
  private static func isStructure(_ name: String) -> Bool {
    ["resourceType", "id", "meta", "text", "implicitRules", "language", "url", "use", "system"]
      .contains(name) || name.hasPrefix("_")
  }

  /// Whether an element follows from the record as a whole: what a resource is about, its status, its kind.
  private static func follows(_ name: String, in type: String) -> Bool {
    isStructure(name) || everywhere.contains(name) || byType[type]?.contains(name) == true
  }

  private static let everywhere: Set<String> = [
    "status", "subject", "patient", "encounter", "context", "category", "partOf", "basedOn",
    "reasonReference", "derivedFrom", "focus", "clinicalStatus", "verificationStatus", "intent",
  ]

  private static let byType: [String: Set<String>] = [
    "AdverseEvent": ["actuality", "resultingCondition"],
    "CarePlan": ["period", "addresses", "goal"],
    "CommunicationRequest": ["authoredOn", "recipient"],
    "Consent": ["scope", "organization", "policyRule"],
    "Coverage": ["beneficiary", "relationship"],
    "DocumentReference": ["custodian"],
    "Encounter": ["participant"],
    "Goal": ["lifecycleStatus", "startDate", "addresses"],
    "ImagingStudy": ["procedureReference"],
    "Location": ["mode", "managingOrganization"],
    "MedicationAdministration": ["effectivePeriod"],
    "MedicationRequest": ["authoredOn", "requester"],
    "MedicationStatement": ["effectiveDateTime", "dateAsserted"],
    "Observation": ["effectiveDateTime", "effectivePeriod", "bodySite"],
    "Organization": ["active"],
    "Patient": ["active", "managingOrganization"],
    "Practitioner": ["active"],
    "PractitionerRole": ["active", "telecom"],
    "Procedure": ["performedPeriod", "performedDateTime"],
    "Provenance": ["target", "recorded"],
    "ServiceRequest": ["authoredOn", "requester"],
  ]
}
