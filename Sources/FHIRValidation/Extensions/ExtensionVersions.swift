internal import FHIRDefinitions
internal import LosslessJSON

/// The versions of FHIR in which an extension may be used, where its definition says so.
struct ExtensionVersions: Sendable {
  private var first: [Int]?
  private var last: [Int]?

  init(_ definition: StructureDefinition) {
    guard let json = definition.extensionsJSON, let list = try? JSONDocument(json).value else {
      return
    }
    for item in list.elements where item["url"]?.string?.hasSuffix("/version-specific-use") == true
    {
      for part in item["extension"].map({ Array($0.elements) }) ?? [] {
        let version = (part["valueCode"] ?? part["valueString"])?.string.map { Self.numbers($0) }
        switch part["url"]?.string {
        case "startFhirVersion": first = version
        case "endFhirVersion": last = version
        default: break
        }
      }
    }
  }

  /// Whether R4 is one of them.
  var includeR4: Bool {
    let r4 = [4, 0]
    if let first, r4.lexicographicallyPrecedes(first) { return false }
    if let last, last.lexicographicallyPrecedes(r4) { return false }
    return true
  }

  /// The first two numbers: a version of FHIR is as good as any other with the same.
  private static func numbers(_ version: String) -> [Int] {
    version.split(separator: ".").prefix(2).compactMap { Int($0) }
  }
}
