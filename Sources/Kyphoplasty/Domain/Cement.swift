public import FHIRModel

/// The cement that one level took.
public struct Cement: Sendable, Hashable {
  /// What the cement is made of.
  public enum Material: String, Sendable, Hashable, CaseIterable {
    /// Polymethyl methacrylate.
    case pmma
    case calciumPhosphate
    case other
  }

  /// How thick it is when it is injected.
  public enum Viscosity: String, Sendable, Hashable, CaseIterable {
    case low
    case medium
    case high
  }

  /// The volume in mL.
  public var volumeMl: R4.Decimal?
  /// What it is made of.
  public var material: Material?
  /// The product.
  public var device: ImplantedDevice?
  /// How thick it is.
  public var viscosity: Viscosity?
  /// Minutes for which it could be injected.
  public var workingMinutes: R4.Decimal?
  /// Minutes until it was hard.
  public var hardeningMinutes: R4.Decimal?
  /// Whether the injection was watched live.
  public var monitored: Bool?
  /// The antibiotic in the cement, in words.
  public var antibiotic: String?

  /// Makes a cement of which nothing more is known.
  public init() {}
}

/// A product that was used: what its label says.
public struct ImplantedDevice: Sendable, Hashable {
  /// The brand name.
  public var name: String?
  /// The maker.
  public var manufacturer: String?
  /// The model or reference number.
  public var model: String?
  /// The unique device identifier as it is printed, with its separators.
  public var udi: UniqueDeviceIdentifier?
  /// The lot, where the UDI does not say it.
  public var lot: String?
  /// The serial number, where the UDI does not say it.
  public var serial: String?
  /// The last day of use, where the UDI does not say it.
  public var expiry: R4.Date?

  /// Makes a product of which nothing is known.
  public init() {}
}

/// Cement outside of the vertebral body.
///
/// How it was looked for decides how often it is found, so the method belongs to it.
public struct CementLeak: Sendable, Hashable {
  /// Where the cement went.
  public enum Site: String, Sendable, Hashable, CaseIterable {
    case disc
    case epidural
    case foraminal
    case paravertebral
    case prevertebral
    case basivertebralVein
    case segmentalVein
    case pulmonary
    case needleTract
  }

  /// The way it took: the types of Yeom and colleagues, and the disc.
  public enum Route: String, Sendable, Hashable, CaseIterable {
    /// Type B.
    case basivertebralVein
    /// Type S.
    case segmentalVein
    /// Type C.
    case corticalDefect
    case endplate
  }

  /// How it was seen.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    case fluoroscopy
    case xray
    case ct
  }

  /// When it was seen: what can still be done about it depends on that.
  public enum Timing: String, Sendable, Hashable, CaseIterable {
    /// Live, while the cement was injected.
    case duringInjection
    /// On the images that end the operation.
    case endOfProcedure
    /// On images of hours, days or months later.
    case laterImaging
  }

  /// Where the cement went.
  public var site: Site
  /// The way it took.
  public var route: Route?
  /// How it was seen.
  public var detectedBy: Method?
  /// When it was seen.
  public var timing: Timing?
  /// Whether it caused symptoms.
  public var symptomatic: Bool
  /// What was seen, in words.
  public var text: String?

  /// Makes a leak.
  public init(site: Site, symptomatic: Bool) {
    self.site = site
    self.symptomatic = symptomatic
  }
}
