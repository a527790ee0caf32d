/// The public keys that the server of one origin may have; others are refused even where an authority has signed them.
public struct PinnedKey: Sendable, Hashable {
  /// Whose keys they are; another origin's are not looked at.
  public let origin: Origin
  /// `sha256//` and the base 64 of the SHA-256 of the public key's DER, several with `;` between them.
  let text: String

  /// Takes pins as curl writes them; nil where the text is not of that form.
  public init?(_ text: String, for origin: Origin) {
    let pins = text.split(separator: ";", omittingEmptySubsequences: false)
    guard pins.allSatisfy(Self.isPin) else { return nil }
    self.origin = origin
    self.text = text
  }

  private static func isPin(_ pin: Substring) -> Bool {
    // 32 bytes are 43 characters and one that fills up.
    guard pin.hasPrefix("sha256//"), pin.utf8.count == 52, pin.hasSuffix("=") else { return false }
    return Base64.isPlain(pin.dropFirst(8).dropLast())
  }
}
