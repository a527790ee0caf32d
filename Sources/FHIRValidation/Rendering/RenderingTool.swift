/// The program that writes findings, as reports name it.
public struct RenderingTool: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its version.
  public var version: String
  /// Where to read about it.
  public var informationURL: String?
  /// The beginning of the canonical urls of its own definitions, whose rules count as its own.
  public var ownCanonical: String?

  func layer(of finding: Finding) -> RuleLayer {
    RuleLayer(source: finding.source, own: ownCanonical)
  }

  /// Names a program.
  public init(
    name: String = "FHIRValidation", version: String = "1.0.0", informationURL: String? = nil,
    ownCanonical: String? = nil
  ) {
    self.name = name
    self.version = version
    self.informationURL = informationURL
    self.ownCanonical = ownCanonical
  }
}
