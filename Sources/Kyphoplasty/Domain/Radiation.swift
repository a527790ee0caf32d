public import FHIRModel

/// Exposure to X-rays during the procedure.
public struct Radiation: Sendable, Hashable {
  /// Minutes of fluoroscopy.
  public var fluoroscopyMinutes: R4.Decimal?
  /// Air kerma at the reference point in mGy.
  public var airKermaMGy: R4.Decimal?
  /// Dose-area product in Gy·cm².
  public var doseAreaGyCm2: R4.Decimal?

  /// Makes an exposure of which nothing was measured.
  public init() {}
}

/// A sample of bone that was taken in the same session.
public struct Biopsy: Sendable, Hashable {
  /// What the pathologist found.
  public enum Result: String, Sendable, Hashable, CaseIterable {
    case malignant
    case benign
    case nondiagnostic
    case pending
  }

  /// The vertebra.
  public var level: Vertebra
  /// When it was taken, where it was not at the start of the procedure.
  public var collected: R4.DateTime?
  /// What was found.
  public var result: Result?
  /// The report's conclusion, in words.
  public var conclusion: String?
  /// When the report was issued.
  public var reported: R4.DateTime?

  /// Makes a biopsy.
  public init(level: Vertebra) { self.level = level }
}
