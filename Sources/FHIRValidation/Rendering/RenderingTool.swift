/// The program that writes findings, as reports name it.
public struct RenderingTool: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its version.
  public var version: String
  /// Where to read about it.
  public var informationURL: String?

  /// Names a program.
  public init(
    name: String = "FHIRValidation", version: String = "1.0.0", informationURL: String? = nil
  ) {
    self.name = name
    self.version = version
    self.informationURL = informationURL
  }
}
