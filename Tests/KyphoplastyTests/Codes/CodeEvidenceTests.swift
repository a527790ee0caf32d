import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRModel
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

/// Every code that may be emitted is evidenced, and the list of the evidence is what the package ships.
@Suite struct CodeEvidenceTests {
  @Test func theListThatIsShippedIsTheTable() throws {
    var text = "system,code,display,evidence,verification\n"
    for entry in CodeTable.all {
      let cells = [
        entry.system.uriText, entry.code, entry.display ?? "", entry.evidence,
        "\(entry.verification)",
      ]
      text += cells.map(Self.cell).joined(separator: ",") + "\n"
    }
    try expectSnapshot(Array(text.utf8), at: PackageFolder.profiles + "/codes.csv")
  }

  @Test(.enabled(if: try SharedFolder.isPresent))
  func everyCodeIsVerifiedOrOfAPackage() throws {
    let domain = try DomainCodes()
    var packages = try PackageCodes()
    try packages.addUSCore()
    for entry in CodeTable.all {
      let name = "\(entry.system.uriText)|\(entry.code)"
      switch entry.verification {
      case .verified:
        #expect(
          domain.status(of: entry) != nil || packages.contains(entry), "\(name) is not verified")
      case .identityOnly:
        #expect(domain.status(of: entry) == .identityOnly, "\(name) is not of the older lists")
      case .package:
        #expect(
          packages.contains(entry) || domain.status(of: entry) != nil, "\(name) is of no package")
      case .derived:
        let initial = CodeEntry(entry.system, entry.code.dropLast() + "A", nil, "", .verified)
        let family = try #require(FractureFamily(code: entry.code))
        #expect(domain.status(of: initial) == .verified, "\(name)")
        #expect(family.seventhCharacters.contains(entry.code.suffix(1)), "\(name)")
      case .own: #expect(entry.system == .kyphoplasty)
      }
    }
  }

  @Test func everyCodeOfASampleIsInTheTable() throws {
    let table = Set(CodeTable.all.map { "\($0.system.uriText)|\($0.code)" })
    var seen: Set<String> = []
    for file in try PackageFolder.files(in: PackageFolder.samples, suffix: ".bundle.json") {
      try JSONDocument(PackageFolder.bytes(of: file)).value.everyObject { object in
        guard let system = object["system"]?.string, let code = object["code"]?.string,
          system != Terminology.language.uriText
        else { return }
        seen.insert("\(system)|\(code)")
      }
    }
    #expect(seen.subtracting(table) == [])
    #expect(seen.count > 150)
  }

  @Test func everyCodeHasTheFormOfItsSystem() {
    for entry in CodeTable.all {
      guard let form = CodeForm(entry.system),
        !(entry.system == .loinc && entry.code.hasPrefix("LP"))
      else { continue }
      #expect(form.accepts(entry.code), "\(entry.code)")
    }
  }

  private static func cell(_ text: String) -> String {
    text.contains { ",\"\n".contains($0) }
      ? "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
      : text
  }
}

/// The codes that the domain reference names, with how far each is verified.
private struct DomainCodes {
  private var statuses: [String: CodeEntry.Verification] = [:]

  init() throws {
    let text = String(decoding: try SharedFolder.bytes(of: "domain.md"), as: UTF8.self)
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("### C") { section = String(line.dropFirst(4).prefix { $0 != "." }) }
      if line.hasPrefix("## D") { break }
      guard line.hasPrefix("|"), line.contains("VERIFIED"), !line.contains("UNVERIFIED"),
        !line.contains("obsolete")
      else { continue }
      let isOld = line.contains("| VERIFIED* |")
      for token in line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter({ !$0.offset.isMultiple(of: 2) }).map(\.element)
      {
        // The first code of the row is what the row is about; what stands beside it is worth no more.
        statuses["\(section)|\(token)"] = isOld ? .identityOnly : .verified
      }
    }
  }

  func status(of entry: CodeEntry) -> CodeEntry.Verification? {
    sections(of: entry.system).lazy.compactMap { statuses["\($0)|\(entry.code)"] }.first
  }

  private func sections(of system: Terminology) -> [String] {
    switch system {
    case .snomedCT: ["C1", "C8"]
    case .icd10CM: ["C2"]
    case .icd10PCS: ["C3"]
    case .cpt: ["C4"]
    case .loinc: ["C5"]
    case .ucum: ["C6"]
    case .dicom: ["C7"]
    default: ["C8"]
    }
  }
}
