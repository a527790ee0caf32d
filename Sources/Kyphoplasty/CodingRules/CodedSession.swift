internal import LosslessJSON

/// The procedures of one encounter in which vertebrae were augmented, by their codes.
struct CodedSession {
  /// A technique as CPT divides it.
  enum Family: CaseIterable {
    case vertebroplasty
    case kyphoplasty

    /// The codes for the first body, each with the parts of the spine that it is for.
    var primaries: [String: Set<Vertebra.Region>] {
      switch self {
      case .vertebroplasty: ["22510": [.cervical, .thoracic], "22511": [.lumbar, .sacral]]
      case .kyphoplasty: ["22513": [.thoracic], "22514": [.lumbar]]
      }
    }

    var addOn: String {
      switch self {
      case .vertebroplasty: CPT.vertebroplastyAdditional.rawValue
      case .kyphoplasty: CPT.kyphoplastyAdditional.rawValue
      }
    }

    /// The parts of the spine for which there is a code at all.
    var regions: Set<Vertebra.Region> { primaries.values.reduce([]) { $0.union($1) } }

    func includes(_ technique: String) -> Bool {
      switch self {
      case .vertebroplasty: technique == Augmentation.Technique.vertebroplasty.entry.code
      case .kyphoplasty:
        technique == Augmentation.Technique.balloonKyphoplasty.entry.code
          || technique == Augmentation.Technique.implantAugmentation.entry.code
      }
    }
  }

  let procedures: [CodedResource]

  /// The sessions of which all is in the bundle, so that what is not there is missing.
  static func whole(in bundle: CodedBundle) -> [CodedSession] {
    guard bundle.isWhole else { return [] }
    let sessions = all(in: bundle)
    guard bundle.kind == "searchset" else { return sessions }
    return sessions.filter { session in
      guard let encounter = session.procedures.first?.encounter else { return false }
      return BundleIndex.addresses(of: encounter).contains { bundle.encounters.contains($0) }
    }
  }

  /// When rules speak of what is missing.
  static let wholeWords =
    "The rule speaks where the whole session is there: in a transaction, batch, collection, document or message with its patient or its encounter, and in the result of a search that has the encounter."

  /// The sessions of a bundle: procedures that refer to the same encounter belong together.
  static func all(in bundle: CodedBundle) -> [CodedSession] {
    var order: [String] = []
    var groups: [String: [CodedResource]] = [:]
    for procedure in bundle.procedures {
      let key = procedure.encounter ?? ""
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(procedure)
    }
    return order.compactMap { groups[$0] }.map(CodedSession.init)
  }

  /// The primary codes of a technique, where they stand.
  func primaries(_ family: Family) -> [(coding: CodedValue, procedure: CodedResource)] {
    cpt { family.primaries[$0] != nil }
  }

  /// The primary codes beyond the first one of a technique: by the code itself, or by what its procedure says of the
  /// technique.
  var secondPrimaries: [CodedValue] {
    var seconds: [CodedValue] = []
    for family in Family.allCases {
      seconds += primaries(family).dropFirst().map(\.coding)
    }
    let known = Set(seconds.map(\.node.index))
    for family in Family.allCases {
      let all = cpt { code in Family.allCases.contains { $0.primaries[code] != nil } }
      let stated = all.filter { $0.procedure.family == family }
      seconds += stated.dropFirst().map(\.coding).filter { !known.contains($0.node.index) }
    }
    return seconds
  }

  /// The add-on codes of a technique, where they stand.
  func addOns(_ family: Family) -> [(coding: CodedValue, procedure: CodedResource)] {
    cpt { $0 == family.addOn }
  }

  private func cpt(
    where fits: (String) -> Bool
  ) -> [(coding: CodedValue, procedure: CodedResource)] {
    procedures.flatMap { procedure in
      procedure.codings(.cpt).filter { fits($0.code) }.map { ($0, procedure) }
    }
  }

  /// Balloon kyphoplasties of single levels that were done to the end.
  var balloonKyphoplasties: [CodedResource] {
    let technique = Augmentation.Technique.balloonKyphoplasty.entry.code
    return procedures.filter { procedure in
      procedure.isPartOfAnother && procedure.isCompleted
        && procedure.codings(.kyphoplasty).contains { $0.code == technique }
    }
  }

  /// The parts of the spine where a technique was used, as codes and body sites of single levels say.
  func vertebrae(_ family: Family) -> Set<Vertebra> {
    var vertebrae: Set<Vertebra> = []
    for procedure in procedures {
      let hasCode = procedure.codings(.cpt).contains {
        family.primaries[$0.code] != nil || $0.code == family.addOn
      }
      let isLevel =
        procedure.isPartOfAnother && procedure.isCompleted && procedure.vertebrae.count == 1
        && procedure.codings(.kyphoplasty).contains { family.includes($0.code) }
      guard hasCode || isLevel else { continue }
      vertebrae.formUnion(
        procedure.vertebrae.filter { hasCode || family.regions.contains($0.region) })
    }
    return vertebrae
  }
}

extension CodedResource {
  /// The technique that a procedure says it was, whatever its other codes are.
  fileprivate var family: CodedSession.Family? {
    CodedSession.Family.allCases.first { family in
      codings(.kyphoplasty).contains { family.includes($0.code) }
    }
  }
}
