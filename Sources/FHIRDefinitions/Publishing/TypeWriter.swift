internal import LosslessJSON

/// Writes a type that an element may have.
struct TypeWriter {
  private static let systemPrefix = "http://hl7.org/fhirpath/System."

  private let type: TypeReference
  private let element: ElementDefinition

  init(_ type: TypeReference, of element: ElementDefinition) {
    self.type = type
    self.element = element
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      writeExtensions(to: &json)
      json.member("code", type.isSystemType ? Self.systemPrefix + systemName : type.code)
      writeProfiles(to: &json)
      if !type.targetProfiles.isEmpty {
        json.key("targetProfile")
        json.array { json in
          for profile in type.targetProfiles { json.string(profile) }
        }
      }
      let modes = type.aggregation.codes
      if !modes.isEmpty {
        json.key("aggregation")
        json.array { json in
          for mode in modes { json.string(mode) }
        }
      }
      if let code = type.versioning.code { json.member("versioning", code) }
    }
  }

  private func writeExtensions(to json: inout JSONWriter) {
    guard type.isSystemType || type.pattern != nil else { return }
    json.key("extension")
    json.array { json in
      if type.isSystemType {
        json.object { json in
          json.member("url", FactExtensions.fhirType)
          // R4 calls a resource's id a string, though it is read as an id.
          json.member("valueUrl", element.basePath == "Resource.id" ? "string" : type.code)
        }
      }
      if let pattern = type.pattern {
        json.object { json in
          json.member("url", FactExtensions.regex)
          json.member("valueString", pattern)
        }
      }
    }
  }

  /// The profiles; the element of one that only is meant is said by an extension.
  private func writeProfiles(to json: inout JSONWriter) {
    let profiles = type.profiles.map {
      $0.split(separator: "#", maxSplits: 1).map(String.init)
    }
    guard !profiles.isEmpty else { return }
    json.key("profile")
    json.array { json in
      for parts in profiles { json.string(parts.first ?? "") }
    }
    guard profiles.contains(where: { $0.count == 2 }) else { return }
    json.key("_profile")
    json.array { json in
      for parts in profiles {
        guard parts.count == 2, let id = parts.last else {
          json.null()
          continue
        }
        json.object { json in
          json.key("extension")
          json.array { json in
            json.object { json in
              json.member("url", FactExtensions.profileElement)
              json.member("valueString", id)
            }
          }
        }
      }
    }
  }

  /// The type of FHIRPath that a FHIR type's bare value is.
  private var systemName: String {
    switch type.primitive {
    case .boolean: "Boolean"
    case .integer, .positiveInt, .unsignedInt: "Integer"
    case .decimal: "Decimal"
    case .date: "Date"
    case .dateTime, .instant: "DateTime"
    case .time: "Time"
    default: "String"
    }
  }
}

extension TypeReference.Aggregation {
  /// The codes of FHIR.
  fileprivate var codes: [String] {
    [(.contained, "contained"), (.referenced, "referenced"), (.bundled, "bundled")]
      .compactMap { (mode: Self, code: String) in contains(mode) ? code : nil }
  }
}

extension TypeReference.Versioning {
  /// The code of FHIR; `nil` for the one that need not be said.
  fileprivate var code: String? {
    switch self {
    case .either: nil
    case .independent: "independent"
    case .specific: "specific"
    }
  }
}
