internal import LosslessJSON

/// What encounters share, read from directory bundles: facilities, their places and clinicians, by their addresses.
///
/// Only what a record can hold of them is kept, with the place where it was read.
struct SharedDirectory: Sendable {
  /// A resource that encounters share.
  struct Entry: Sendable {
    var type: String
    var part: RecordPart
    /// Whether a place has a description, which tells it from the facility as a whole.
    var isDescribed = false
    /// The addresses of what a role binds together: its holder and the organization.
    var holder: [String] = []
    var organization: [String] = []
  }

  private var entries: [String: Entry] = [:]
  /// What a clinician is at an organization, by the addresses of both.
  private var roles: [String: RecordPart] = [:]

  /// In the place of an organization: of a role that names none, and of the last role of a clinician.
  private static let anywhere = "*"
  private static let somewhere = ""

  /// The types that stand in directory bundles.
  static let types: Set<String> = ["Organization", "Location", "Practitioner", "PractitionerRole"]

  /// Whether a bundle holds nothing but what encounters share.
  static func isDirectory(_ index: BundleIndex) -> Bool {
    !index.resources.isEmpty && index.resources.allSatisfy { types.contains($0.type) }
  }

  init() {}

  /// Takes over the resources of a bundle; what is known already is replaced.
  ///
  /// - Parameters:
  ///   - index: the bundle.
  ///   - log: where what is used of it is noted.
  ///   - origin: where an element stands; its node, where the bundle is the one that is read.
  mutating func read(
    _ index: BundleIndex, log: ReadingLog, origin: @escaping (JSONNode) -> BundleOrigin
  ) {
    let reader = DirectoryReading(log: log, origin: origin)
    for resource in index.resources where Self.types.contains(resource.type) {
      log.use(resource)
      let entry = reader.entry(resource)
      for address in resource.addresses { entries[address] = entry }
      guard resource.type == "PractitionerRole" else { continue }
      for holder in entry.holder {
        let organizations = entry.organization.isEmpty ? [Self.anywhere] : entry.organization
        for organization in organizations + [Self.somewhere] {
          roles["\(holder) at \(organization)"] = entry.part
        }
      }
    }
  }

  /// The entry that a reference leads to.
  func entry(_ reference: BundleElement?) -> Entry? {
    guard let text = reference?["reference"]?.string else { return nil }
    return BundleIndex.addresses(of: text).lazy.compactMap { entries[$0] }.first
  }

  /// What a clinician is at an organization; where none is named, at any.
  func role(of practitioner: [String], at organization: [String]) -> RecordPart? {
    for practitioner in practitioner {
      for organization in organization.isEmpty ? [Self.somewhere] : organization + [Self.anywhere] {
        if let role = roles["\(practitioner) at \(organization)"] { return role }
      }
    }
    return nil
  }

  /// The entry with an address.
  func entry(at addresses: [String]) -> Entry? {
    addresses.lazy.compactMap { entries[$0] }.first
  }
}
