public import FHIRModel

/// A vertebra that was augmented, and all that was done to it.
public struct TreatedLevel: Sendable, Hashable {
  /// The way of the needle into the body.
  public enum Access: String, Sendable, Hashable, CaseIterable {
    case transpedicular
    case parapedicular
    case posterolateral
    case anterolateral
  }

  /// The side of the access.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    case left
    case right
    case bilateral
  }

  /// The vertebra.
  public var vertebra: Vertebra
  /// How it was treated, where it differs from the operation as a whole.
  public var technique: Augmentation.Technique?
  /// How the treatment of this level ended, where it differs from the operation as a whole.
  public var status: Augmentation.Status?
  /// Why it was stopped or not done, in words.
  public var statusReason: String?
  /// The way of the needle.
  public var access: Access?
  /// The side of the access.
  public var side: Side?
  /// The gauge of the needle.
  public var needleGauge: Int?
  /// The needle or cannula that led into the body.
  public var needle: ImplantedDevice?
  /// The balloons, in the order of their use.
  public var balloons: [Balloon] = []
  /// Whether a cavity was made.
  public var cavityCreated: Bool?
  /// The implant that stays, where there is one.
  public var implant: ImplantedDevice?
  /// The cement.
  public var cement: Cement?
  /// The heights of the body before.
  public var heightBefore: VertebralHeight?
  /// The heights of the body after.
  public var heightAfter: VertebralHeight?
  /// The kyphotic angle before, in degrees.
  public var angleBeforeDeg: R4.Decimal?
  /// The kyphotic angle after, in degrees.
  public var angleAfterDeg: R4.Decimal?
  /// Whether cement leaked, where somebody looked.
  public var leakPresent: Bool?
  /// Where cement leaked.
  public var leaks: [CementLeak] = []

  /// Makes a treated level.
  public init(_ vertebra: Vertebra) { self.vertebra = vertebra }
}

/// A balloon that lifted a vertebral body.
public struct Balloon: Sendable, Hashable {
  /// The side that it was used on.
  public var side: TreatedLevel.Side?
  /// The size as the maker names it: `15/3`.
  public var size: String?
  /// The device.
  public var device: ImplantedDevice?
  /// The volume that it was filled with, in mL.
  public var volumeMl: R4.Decimal?
  /// The volume that it is rated for, in mL.
  public var ratedVolumeMl: R4.Decimal?
  /// The highest pressure in psi.
  public var pressurePsi: R4.Decimal?
  /// Whether it was inflated.
  public var inflated: Bool?
  /// Whether it was taken out again.
  public var removed: Bool?
  /// Whether it burst.
  public var ruptured: Bool?
  /// The contrast that it was filled with.
  public var contrast: Drug?
  /// The volume of the contrast in mL, where it is not the whole of the filling.
  public var contrastMl: R4.Decimal?

  /// Makes a balloon of which nothing more is known.
  public init() {}
}
