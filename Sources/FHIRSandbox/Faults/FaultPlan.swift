/// What a sandbox does wrong on purpose: the same seed makes the same decisions for the same requests.
///
/// A decision hangs on the seed, the request and how often it came, not on the order in which requests arrive.
public struct FaultPlan: Sendable, Hashable {
  /// What decides where chance does.
  public var seed: UInt64
  /// In the order in which they happen; of those that end an exchange, the first does.
  public var faults: [Fault]

  /// Makes a plan; without arguments nothing goes wrong.
  public init(seed: UInt64 = 1, faults: [Fault] = []) {
    self.seed = seed
    self.faults = faults
  }
}
