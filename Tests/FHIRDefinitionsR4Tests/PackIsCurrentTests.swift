import CFHIRDefinitions
import FHIRDefinitions
import FHIRDefinitionsR4
import Foundation
import Testing

@Suite("R4: the embedded pack")
struct PackIsCurrentTests {
  private static let packages = [
    "hl7.fhir.r4.core-4.0.1.tgz", "hl7.terminology.r4-7.0.1.tgz",
    "hl7.fhir.uv.extensions.r4-5.2.0.tgz",
  ]

  @Test("It is what fhir-pack makes of the packages now, byte for byte")
  func isCurrent() throws {
    guard let folder = try Shared.folder("packages") else { return }
    var builder = PackBuilder()
    for name in Self.packages {
      let reader = try PackageReader(folder + "/" + name)
      builder.begin(try reader.packSource())
      try reader.forEachResource { name, document in builder.add(document, named: name) }
    }
    let embedded = UnsafeRawBufferPointer(start: fhir_r4_pack(), count: fhir_r4_pack_length())
    let made = try builder.build()
    // A comparison by `==` in the expectation would print megabytes.
    let isSame = made.elementsEqual(embedded)
    #expect(
      isSame, "run fhir-pack --output Sources/CFHIRDefinitions/r4.pack on the packages in order")
    #expect(builder.summary.refused.isEmpty)
  }

  @Test("It holds none of the specification's words")
  func hasNoProse() {
    let pack = Data(bytes: fhir_r4_pack(), count: fhir_r4_pack_length())
    for words in ["All FHIR elements must have", "This element is labeled as", "<div"] {
      let isThere = pack.range(of: Data(words.utf8)) != nil
      #expect(!isThere, "\(words)")
    }
  }
}

/// The files for tests that stand beside the package or where `KYPHO_SHARED` says.
enum Shared {
  static func folder(_ name: String) throws -> String? {
    let variable = ProcessInfo.processInfo.environment["KYPHO_SHARED"]
    let root =
      variable
      ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared").path()
    let folder = (root.hasSuffix("/") ? String(root.dropLast()) : root) + "/" + name
    if FileManager.default.fileExists(atPath: folder) { return folder }
    if variable != nil {
      throw PackageError(.unreadable, path: folder, detail: "KYPHO_SHARED is set but wrong")
    }
    print("skipped: \(name) of ../shared is not there (KYPHO_SHARED says where)")
    return nil
  }
}
