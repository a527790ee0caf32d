/// The name and version under which a FHIR package is published.
public struct PackageIdentity: Hashable, Sendable {
  /// The name: `org.example.kyphoplasty`.
  public let name: String
  /// The version: `0.1.0`, `1.0.0-ballot`.
  public let version: String

  /// Takes a name and a version in the forms that FHIR asks of its NPM packages.
  ///
  /// A name has two parts or more with dots between them; each begins with a small letter and goes on with small
  /// letters, digits and hyphens. A version is three numbers, and a label after a hyphen where there is one.
  ///
  /// - Throws: `PublicationError` for anything else.
  public init(name: String, version: String) throws(PublicationError) {
    guard Self.isName(name) else { throw PublicationError(.invalidPackageName, detail: name) }
    guard Self.isVersion(version) else {
      throw PublicationError(.invalidPackageVersion, detail: version)
    }
    self.name = name
    self.version = version
  }

  private static func isName(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    // NPM takes no longer ones.
    return parts.count >= 2 && text.utf8.count <= 214
      && parts.allSatisfy { part in
        guard let first = part.first, isSmallLetter(first) else { return false }
        return part.allSatisfy { isSmallLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isVersion(_ text: String) -> Bool {
    let hyphen = UInt8(ascii: "-")
    let halves = text.utf8.split(separator: hyphen, maxSplits: 1, omittingEmptySubsequences: false)
    guard let core = halves.first, text.utf8.count <= 64 else { return false }
    let numbers = core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers.allSatisfy(isNumber) else { return false }
    guard halves.count == 2 else { return true }
    let parts = halves[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && (part.allSatisfy(isDigit) ? isNumber(part) : part.allSatisfy(isOfLabel))
    }
  }

  /// Digits without a zero before them, as semantic versions have it.
  private static func isNumber(_ digits: Substring.UTF8View) -> Bool {
    !digits.isEmpty && digits.allSatisfy(isDigit)
      && (digits.count == 1 || digits.first != UInt8(ascii: "0"))
  }

  private static func isOfLabel(_ byte: UInt8) -> Bool {
    isSmallLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
