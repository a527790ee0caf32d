/// The catalogue of 49 rules of plausibility and consistency, and where each of them is enforced.
public struct RuleCatalogue: Sendable {
  /// Where a rule is enforced.
  public struct Place: Sendable, Hashable {
    /// What looks at it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Reading a record, or a bundle as one.
      case reading
      /// The content of a record, or of a bundle that is read as one.
      case record
      /// The codes of a bundle.
      case coding
    }

    /// The id of the rule that enforces it.
    public let rule: String
    /// What looks at it.
    public let kind: Kind
    /// How much a finding matters.
    public let severity: RecordFinding.Severity
    /// What it rests on; `nil` for what reading asks.
    public let basis: RuleBasis?
  }

  /// The numbers of the catalogue.
  public static let numbers = 1...49

  /// Where a rule of the catalogue is enforced; in several places where it says several things.
  public static func places(of number: Int) -> [Place] {
    let reading = ReadingRule.all.filter { $0.numbers.contains(number) }.map {
      Place(rule: $0.id, kind: .reading, severity: $0.severity, basis: nil)
    }
    let record = RecordRule.all.filter { $0.numbers.contains(number) }.map {
      Place(rule: $0.id, kind: .record, severity: $0.severity, basis: $0.basis)
    }
    let coding = CodingRule.all.filter { $0.numbers.contains(number) }.map {
      Place(rule: $0.id, kind: .coding, severity: $0.severity, basis: $0.basis)
    }
    return reading + record + coding
  }

  /// The numbers that a rule of any kind has.
  public static func numbers(ofRule id: String) -> [Int] {
    RecordRule.named(id)?.numbers ?? CodingRule.named(id)?.numbers
      ?? ReadingRule.named(id)?.numbers ?? []
  }
}
