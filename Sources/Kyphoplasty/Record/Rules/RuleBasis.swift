/// What a rule rests on.
public enum RuleBasis: String, Sendable, Hashable, CaseIterable {
  /// A study, a guideline or another text that is named.
  case source
  /// It follows from the code tables.
  case codes
  /// A judgement that a site may see otherwise.
  case judgement
}

/// A bound that a rule draws, and that a site may draw elsewhere.
public struct RuleThreshold: Sendable, Hashable {
  /// Its name in `kypho.yaml`.
  public let name: String
  /// Where it is drawn unless a site says otherwise.
  public let standard: Double
  /// The unit, as UCUM writes it; empty for a count.
  public let unit: String
  /// What it bounds, in words.
  public let meaning: String

  init(_ name: String, _ standard: Double, _ unit: String, _ meaning: String) {
    self.name = name
    self.standard = standard
    self.unit = unit
    self.meaning = meaning
  }

  /// A number without a point where it is whole.
  static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
