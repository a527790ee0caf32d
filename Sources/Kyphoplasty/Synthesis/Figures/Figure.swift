/// A number that the cohort is drawn from, with where it comes from.
public struct Figure: Sendable, Hashable {
  /// What a number counts.
  public enum Scale: Int, Sendable, Hashable {
    /// As it is.
    case one = 1
    /// Tenths.
    case tenth = 10
    /// Hundredths; of a percentage, so that 1 is 0.01 %.
    case hundredth = 100
    /// Thousandths.
    case thousandth = 1000
  }

  /// Where a number comes from.
  public enum Origin: Sendable, Hashable {
    /// A text that can be looked up.
    case published(String)
    /// Nothing that was found says it; the words say why the number is sensible.
    case judgement(String)
  }

  /// What it is about, in words.
  public let name: String
  /// The number, in parts of its scale.
  public let value: Int
  /// What the number counts.
  public let scale: Scale
  /// The unit, as UCUM writes it.
  public let unit: String
  /// Where it comes from.
  public let origin: Origin

  init(
    _ name: String, _ value: Int, _ scale: Scale = .one, _ unit: String = "1", _ origin: Origin
  ) {
    self.name = name
    self.value = value
    self.scale = scale
    self.unit = unit
    self.origin = origin
  }

  /// A share in hundredths of a percent.
  static func rate(_ name: String, _ value: Int, _ origin: Origin) -> Figure {
    Figure(name, value, .hundredth, "%", origin)
  }

  /// How often in ten thousand, of a share in percent.
  var perTenThousand: Int { value * 100 / scale.rawValue }

  /// The number as a decimal text: 87 tenths as `8.7`.
  public var text: String { Decimals.text(value, over: scale.rawValue) }
}
