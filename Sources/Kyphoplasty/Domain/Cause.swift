public import FHIRModel

/// The tumour that broke a vertebra.
public struct Neoplasm: Sendable, Hashable {
  /// The kind of tumour.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case multipleMyeloma
    case plasmacytoma
    case boneMetastasis
    case lymphoma
    case hemangioma
    case benignBoneTumor
  }

  /// The state of a multiple myeloma.
  public enum Course: String, Sendable, Hashable, CaseIterable {
    case notInRemission
    case inRemission
    case inRelapse
  }

  /// The kind of tumour.
  public var type: Kind
  /// The state of a multiple myeloma.
  public var course: Course?
  /// The organ that a metastasis came from, in words.
  public var primarySite: String?
  /// When it was diagnosed.
  public var diagnosed: R4.DateTime?

  /// Makes a neoplasm.
  public init(type: Kind) { self.type = type }
}

/// The osteoporosis behind a fracture.
public struct Osteoporosis: Sendable, Hashable {
  /// The kind of osteoporosis.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case senile
    case postmenopausal
    case corticosteroid
    case other
    case osteopenia
  }

  /// The kind.
  public var type: Kind?
  /// When it was diagnosed.
  public var diagnosed: R4.DateTime?
  /// Whether a fragility fracture has healed before.
  public var priorFragilityFracture: Bool?

  /// Makes an osteoporosis of which nothing more is known.
  public init() {}
}

/// The accident that broke a vertebra.
public struct Injury: Sendable, Hashable {
  /// What happened.
  public enum Mechanism: String, Sendable, Hashable, CaseIterable {
    case fall
    case motorVehicle
    case other
  }

  /// What happened.
  public var mechanism: Mechanism
  /// When.
  public var date: R4.DateTime?
  /// What happened, in words.
  public var text: String?

  /// Makes an injury.
  public init(mechanism: Mechanism) { self.mechanism = mechanism }
}
