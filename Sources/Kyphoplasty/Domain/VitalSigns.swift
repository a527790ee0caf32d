public import FHIRModel

/// Vital signs at one moment of the stay.
public struct VitalSigns: Sendable, Hashable {
  /// When they were taken.
  public var time: R4.DateTime
  /// Systolic blood pressure in mmHg.
  public var systolicMmHg: Int?
  /// Diastolic blood pressure in mmHg.
  public var diastolicMmHg: Int?
  /// Heart rate in beats per minute.
  public var heartRatePerMin: Int?
  /// Breaths per minute.
  public var respiratoryRatePerMin: Int?
  /// Oxygen saturation in percent.
  public var oxygenSaturationPercent: R4.Decimal?
  /// Body temperature in degrees Celsius.
  public var temperatureC: R4.Decimal?

  /// Makes a moment at which nothing was measured.
  public init(time: R4.DateTime) { self.time = time }
}
