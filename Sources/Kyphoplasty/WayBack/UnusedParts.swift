internal import LosslessJSON

/// Finds what of a bundle went into no field of the record.
struct UnusedParts {
  let index: BundleIndex
  let log: ReadingLog

  /// What went into no field.
  struct Parts {
    /// Resources that tell nothing of the record.
    var resources: [BundleResource] = []
    /// Elements of those that do.
    var elements: [JSONNode] = []
    /// The entries that a rule would have to know whole, and that were read in part or not at all.
    var unknownEntries: Set<Int> = []
  }

  /// Resources that tell nothing of the record, and elements of those that do.
  func parts() -> Parts {
    var parts = Parts()
    for resource in index.resources {
      guard log.isUsed(resource) else {
        parts.resources.append(resource)
        parts.unknownEntries.insert(resource.entry)
        continue
      }
      index.document.forEachMember(of: resource.element.node) { key, value in
        let name = index.document.text(of: key)
        guard !Self.follows(name, in: resource.type) else { return }
        let known = parts.elements.count
        collect(value, into: &parts.elements)
        if parts.elements.count > known, !Self.isBesideTheFacts(name) {
          parts.unknownEntries.insert(resource.entry)
        }
      }
    }
    return parts
  }

  /// Whether no rule asks about an element: who wrote something, and words beside what is coded.
  private static func isBesideTheFacts(_ name: String) -> Bool {
    [
      "identifier", "performer", "recorder", "asserter", "note", "issued", "interpretation",
      "referenceRange", "method", "device", "report", "location", "extension", "contained",
    ].contains(name)
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
