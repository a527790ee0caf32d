internal import LosslessJSON

/// What of a bundle tells of one encounter in which vertebrae were augmented, apart from what tells of others.
struct EncounterShare {
  /// The resources that count here, and none of another patient or another encounter.
  let index: BundleIndex
  let stay: BundleResource?
  let patient: BundleResource?
}

/// A bundle divided by encounters.
///
/// A resource belongs to the encounter that it names. What names none belongs to the encounter that something of the
/// same patient leads to it from, or else to the only one of its patient. Nothing is guessed: what could be of several
/// is of none, and is said.
struct BundleShares {
  private(set) var shares: [EncounterShare] = []
  /// What could not be attributed, each with the resource.
  private(set) var faults: [(resource: BundleResource, problem: BundleProblem)] = []
  /// The resources of other patients and of encounters in which nothing was augmented.
  private(set) var strangers: [BundleResource] = []

  private let index: BundleIndex
  private let stays: [BundleResource]
  private var anchors: [Anchor] = []

  /// An encounter with an augmentation: its resource, or the words that name one that is not there.
  private struct Anchor {
    var home: BundleIndex.Identity?
    var stay: BundleResource?
    var patient: BundleIndex.Identity?
  }

  init(of index: BundleIndex) {
    self.index = index
    stays = index.all("Encounter")
    for procedure in index.all("Procedure")
    where AugmentationSession.technique(of: procedure) != nil {
      addAnchor(of: procedure)
    }
    guard !anchors.isEmpty else { return }
    let owners = attributed()
    for (place, anchor) in anchors.enumerated() {
      let entries = Set(owners.filter { $0.value.contains(place) }.keys)
      shares.append(
        EncounterShare(
          index: index.limited(to: entries), stay: anchor.stay,
          patient: resource(of: anchor.patient)))
    }
  }

  // MARK: Encounters

  private mutating func addAnchor(of procedure: BundleResource) {
    let named = encounter(of: procedure) ?? encounterOfWhole(of: procedure)
    let subject = self.subject(of: procedure)
    let stay: BundleResource?
    if let named {
      stay = resource(of: named)
    } else {
      let candidates = stays.filter { stay in
        guard let subject, let other = self.subject(of: stay) else { return true }
        return other == subject
      }
      guard candidates.count < 2 else {
        faults.append((procedure, .ambiguous(candidates.count)))
        return
      }
      stay = candidates.first
    }
    let home = stay.map { .entry($0.entry) } ?? named ?? subject
    if anchors.contains(where: { $0.home == home }) { return }
    let patients = index.all("Patient")
    let patient =
      stay.flatMap { self.subject(of: $0) } ?? subject
      ?? (patients.count == 1 ? patients.first.map { .entry($0.entry) } : nil)
    anchors.append(Anchor(home: home, stay: stay, patient: patient))
  }

  private func encounterOfWhole(of procedure: BundleResource) -> BundleIndex.Identity? {
    procedure.all("partOf").lazy.compactMap { index.target(of: $0) }
      .compactMap { encounter(of: $0) }.first
  }

  private func resource(of identity: BundleIndex.Identity?) -> BundleResource? {
    guard case .entry(let entry)? = identity else { return nil }
    return index.resource(ofEntry: entry)
  }

  /// The encounter that a resource names; where it names none, the one whose record its source names.
  private func encounter(of resource: BundleResource) -> BundleIndex.Identity? {
    let context = resource["context"]
    let references = [resource["encounter"], context] + (context?.all("encounter") ?? [])
    if let named = references.lazy.compactMap({ index.identity(of: $0) }).first { return named }
    guard stays.count > 1, let key = resource.sourceKey else { return nil }
    let same = stays.filter { $0.sourceKey == key }
    return same.count == 1 ? same.first.map { .entry($0.entry) } : nil
  }

  /// The patient whom a resource names.
  private func subject(of resource: BundleResource) -> BundleIndex.Identity? {
    let reference = resource["subject"] ?? resource["patient"] ?? resource["beneficiary"]
    guard let target = index.target(of: reference) else { return index.identity(of: reference) }
    return target.type == "Patient" ? .entry(target.entry) : nil
  }

  // MARK: Resources

  /// The encounters of each resource, by the place of its entry; a few tell of all encounters of their patient.
  private mutating func attributed() -> [Int: Set<Int>] {
    var owners: [Int: Set<Int>] = [:]
    var open: [BundleResource] = []
    for resource in index.resources {
      if SharedDirectory.types.contains(resource.type) {
        owners[resource.entry] = Set(anchors.indices)
        continue
      }
      let subject = self.subject(of: resource)
      if resource.type == "Patient" || resource.type == "Encounter" {
        let identity = BundleIndex.Identity.entry(resource.entry)
        let own = anchors.indices.filter {
          anchors[$0].home == identity || anchors[$0].patient == identity
        }
        if own.isEmpty { strangers.append(resource) } else { owners[resource.entry] = Set(own) }
      } else if let encounter = encounter(of: resource) ?? encounterOfPart(resource) {
        guard let own = anchors.firstIndex(where: { $0.home == encounter }) else {
          // A diagnosis may have been made elsewhere, and be the reason for what was done here.
          if resource.type == "Condition" {
            open.append(resource)
          } else {
            strangers.append(resource)
          }
          continue
        }
        if let subject, let patient = anchors[own].patient, subject != patient {
          faults.append((resource, .otherPatient))
        } else {
          owners[resource.entry] = [own]
        }
      } else if let subject,
        !anchors.contains(where: { $0.patient == subject || $0.patient == nil })
      {
        strangers.append(resource)
      } else {
        open.append(resource)
      }
    }
    settle(open, &owners)
    return owners
  }

  private func encounterOfPart(_ resource: BundleResource) -> BundleIndex.Identity? {
    guard resource.type == "Procedure" else { return nil }
    return encounterOfWhole(of: resource)
  }

  /// Attributes what names no encounter of those.
  private mutating func settle(_ open: [BundleResource], _ owners: inout [Int: Set<Int>]) {
    guard !open.isEmpty else { return }
    let needsLinks =
      anchors.count > 1 || open.contains { $0.type == "Condition" && encounter(of: $0) != nil }
    var open = open
    if needsLinks { follow(references: ResourceLinks(of: index), &open, &owners) }
    for resource in open {
      if faults.contains(where: { $0.resource.entry == resource.entry }) { continue }
      let subject = self.subject(of: resource)
      let own = anchors.indices.filter {
        subject == nil || anchors[$0].patient == nil || anchors[$0].patient == subject
      }
      if encounter(of: resource) != nil {
        strangers.append(resource)
      } else if own.count == 1 || Self.ofPatient.contains(resource.type) && subject != nil {
        owners[resource.entry] = Set(own)
      } else {
        faults.append((resource, .ambiguous(own.count)))
      }
    }
  }

  /// Follows references, both ways, from what is attributed to what is not, as far as they lead.
  private func follow(
    references links: ResourceLinks, _ open: inout [BundleResource], _ owners: inout [Int: Set<Int>]
  ) {
    var isDone = false
    while !isDone {
      var found: [Int: Set<Int>] = [:]
      for resource in open {
        let subject = self.subject(of: resource)
        let near = links.neighbours(of: resource.entry).flatMap { owners[$0] ?? [] }
        let own = near.filter {
          subject == nil || anchors[$0].patient == nil || anchors[$0].patient == subject
        }
        if !own.isEmpty { found[resource.entry] = Set(own) }
      }
      isDone = found.isEmpty
      owners.merge(found) { $1 }
      open.removeAll { found[$0.entry] != nil }
    }
  }

  /// What is of a patient, and so of each encounter.
  private static let ofPatient: Set<String> = ["AllergyIntolerance", "Coverage"]
}

/// Which resources of a bundle name each other; patients, and what encounters share, bind nothing together.
private struct ResourceLinks {
  private var links: [Int: Set<Int>] = [:]

  init(of index: BundleIndex) {
    let document = index.document
    for resource in index.resources where !Self.isHub(resource) {
      for place in document.range(ofNodes: resource.element.node) {
        let node = JSONNode(index: place)
        guard document.kind(of: node) == .object,
          let target = index.target(of: BundleElement(document, node)), !Self.isHub(target),
          target.entry != resource.entry
        else { continue }
        links[resource.entry, default: []].insert(target.entry)
        links[target.entry, default: []].insert(resource.entry)
      }
    }
  }

  func neighbours(of entry: Int) -> Set<Int> { links[entry] ?? [] }

  private static func isHub(_ resource: BundleResource) -> Bool {
    resource.type == "Patient" || SharedDirectory.types.contains(resource.type)
  }
}
