import KyphoplastyFHIR
import Testing

@Suite("Publication: the name and version of the package")
struct PackageIdentityTests {
  @Test(
    "A name has parts that begin with a small letter",
    arguments: ["org.example.spine", "a.b", "de.klinik-x.wirbel2"])
  func isName(text: String) throws {
    #expect(try PackageIdentity(name: text, version: "1.0.0").name == text)
  }

  @Test(
    "What is no name is refused",
    arguments: [
      "", "spine", "Org.example", "org..spine", ".org", "org.", "org.2spine", "org.sp ine",
      "@org/spine", "org.spine_x", "org.wärbel", "a." + String(repeating: "b", count: 213),
    ])
  func isNoName(text: String) {
    #expect(throws: PublicationError(.invalidPackageName, detail: text)) {
      try PackageIdentity(name: text, version: "1.0.0")
    }
  }

  @Test(
    "A version is three numbers and may have a label",
    arguments: ["0.1.0", "10.20.30", "1.0.0-ballot", "1.0.0-rc.1", "1.0.0-x-y.0"])
  func isVersion(text: String) throws {
    #expect(try PackageIdentity(name: "a.b", version: text).version == text)
  }

  @Test(
    "What is no version is refused",
    arguments: [
      "", "1", "1.0", "1.0.0.0", "1.0.x", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0-a..b", "1.0.0-01",
      "1.0.0+build", "1.0.-1", "current",
    ])
  func isNoVersion(text: String) {
    #expect(throws: PublicationError(.invalidPackageVersion, detail: text)) {
      try PackageIdentity(name: "a.b", version: text)
    }
  }

  @Test("The file has both in its name")
  func namesTheFile() throws {
    let package = try ProfilePackage(name: "org.example.spine", version: "2.0.0-ballot")
    #expect(package.fileName == "org.example.spine-2.0.0-ballot.tgz")
    #expect(try ProfilePackage().fileName == "org.example.kyphoplasty-0.1.0.tgz")
  }
}
