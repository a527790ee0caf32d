/// Who sends from an outbox: one run of one process on one host.
public struct SenderIdentity: Sendable, Hashable {
  /// The host's name.
  public var host: String
  /// The process on that host.
  public var process: Int32
  /// What tells two runs with the same process number apart.
  public var run: String

  /// Makes an identity.
  public init(host: String, process: Int32, run: String) {
    self.host = host
    self.process = process
    self.run = run
  }
}

extension SenderIdentity: CustomStringConvertible {
  /// `process 4711 on db1`.
  public var description: String { "process \(process) on \(host)" }
}
