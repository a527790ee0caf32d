internal import FHIRModel

/// What a text must look like where not every text will do.
enum TextForm: Sendable, Hashable, CaseIterable {
  /// A key of the site's: one line.
  case key
  /// A National Provider Identifier.
  case npi
  /// A DICOM UID: numbers with dots between them.
  case dicomUID
  /// A language tag (BCP 47).
  case language
  /// An electronic mail address.
  case email
  /// An absolute address on the web or of a file.
  case url
  /// Two letters.
  case countryCode

  func accepts(_ text: String) -> Bool {
    let bytes = text.utf8
    switch self {
    case .key: return bytes.count <= 255 && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    case .npi: return NationalProviderIdentifier.isValid(text)
    case .dicomUID:
      // DICOM PS3.5, 9.1: at most 64 characters, and no component begins with a zero unless it is 0.
      return bytes.count <= 64
        && bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
          !$0.isEmpty && $0.allSatisfy(LabelText.isDigit)
            && ($0.count == 1 || $0.first != UInt8(ascii: "0"))
        }
    case .language:
      let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      return parts.allSatisfy {
        (1...8).contains($0.count) && $0.allSatisfy(LabelText.isLetterOrDigit)
      }
        && (parts.first.map { (2...3).contains($0.count) && !$0.contains(where: LabelText.isDigit) }
          ?? false)
    case .email:
      let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
      return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !bytes.contains(0x20)
    case .url:
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
      return colon > bytes.startIndex && bytes.index(after: colon) < bytes.endIndex
        && R4.URI(text) != nil
    case .countryCode:
      return bytes.count == 2 && bytes.allSatisfy { (0x41...0x5A).contains($0) }
    }
  }

  /// What is accepted, in words.
  var words: String {
    switch self {
    case .key: "one line of at most 255 bytes"
    case .npi: "the ten digits of a National Provider Identifier with its check digit"
    case .dicomUID: "numbers with dots between them, at most 64 characters"
    case .language: "a language tag such as en or es-US"
    case .email: "an address with one @ and no space"
    case .url: "an absolute URL"
    case .countryCode: "the two capital letters of ISO 3166"
    }
  }
}
