internal import LosslessJSON

extension CodingRule {
  static let codeForm = CodingRule(
    "coding.form", [49], basis: .codes,
    source:
      "ICD-10-CM, April 2026; ICD-10-PCS, FY2019: seven characters without I and O, a supplement names its device; CPT: five characters.",
    summary: "A code has the form that its system gives to codes.",
    explanation: """
      ICD-10-CM writes a letter, a digit, another character and after a point up to four; ICD-10-PCS seven characters, \
      of which the sixth of a supplement (0PU, 0QU) is the device 7, J or K; CPT five characters.
      """,
    remedy: "Copy the code from the code list, with its point and all its characters."
  ) { bundle, report in
    for coding in bundle.codings {
      // Check digits have a rule of their own.
      guard let form = CodeForm(coding.system), !form.hasCheckDigit, !form.accepts(coding.code)
      else { continue }
      report.add(coding.node, "'\(coding.shownCode)' has not the form of such a code")
    }
  }
}

/// What a code of a system looks like.
enum CodeForm {
  case icd10CM
  case icd10PCS
  case cpt
  case snomedCT
  case loinc

  /// The form of a system's codes; `nil` where none is known.
  init?(_ system: Terminology) {
    switch system {
    case .icd10CM: self = .icd10CM
    case .icd10PCS: self = .icd10PCS
    case .cpt: self = .cpt
    case .snomedCT: self = .snomedCT
    case .loinc: self = .loinc
    default: return nil
    }
  }

  var hasCheckDigit: Bool { self == .snomedCT || self == .loinc }

  func accepts(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    switch self {
    case .icd10CM:
      guard (3...8).contains(bytes.count), Self.isLetter(bytes[0]), Self.isDigit(bytes[1]),
        Self.isCapital(bytes[2])
      else { return false }
      guard bytes.count > 3 else { return true }
      return bytes.count > 4 && bytes[3] == UInt8(ascii: ".")
        && bytes[4...].allSatisfy(Self.isCapital)
    case .icd10PCS:
      guard bytes.count == 7,
        bytes.allSatisfy({
          Self.isCapital($0) && $0 != UInt8(ascii: "I") && $0 != UInt8(ascii: "O")
        })
      else { return false }
      let isSupplement = code.hasPrefix("0PU") || code.hasPrefix("0QU")
      return !isSupplement || "7JK".utf8.contains(bytes[5])
    case .cpt:
      return bytes.count == 5 && bytes[..<4].allSatisfy(Self.isDigit) && Self.isCapital(bytes[4])
    case .snomedCT: return CheckDigit.isSNOMEDIdentifier(code)
    case .loinc: return CheckDigit.isLOINC(code)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isCapital(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}
