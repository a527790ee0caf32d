/// What makes a finding the same finding after the document has changed elsewhere: all but lines and places in lists.
public struct FindingKey: Hashable, Sendable {
  /// The name of the file.
  public var file: String
  /// The rule that did not hold.
  public var rule: String
  /// The resource, where the document says which: `Patient/example`.
  public var resource: String?
  /// The path without indices: `Bundle.entry.resource.status`.
  public var path: String

  /// Names a finding.
  public init(file: String, rule: String, resource: String?, path: String) {
    self.file = file
    self.rule = rule
    self.resource = resource
    self.path = path
  }

  /// The name of a finding in a file.
  public init(_ finding: Finding, file: String) {
    self.init(
      file: file, rule: finding.rule.rawValue, resource: finding.resource?.description,
      path: finding.path.steps.map(\.name).joined(separator: "."))
  }

  /// A number that is the same in every run, on every machine (FNV-1a).
  var hash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in [file, rule, resource ?? "", path] {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      // No byte of UTF-8: two parts cannot pass for one.
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension FindingKey: Comparable {
  /// By file, then by resource, path and rule.
  public static func < (one: FindingKey, other: FindingKey) -> Bool {
    (one.file, one.resource ?? "", one.path, one.rule)
      < (other.file, other.resource ?? "", other.path, other.rule)
  }
}
