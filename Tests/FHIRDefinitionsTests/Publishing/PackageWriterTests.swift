import FHIRDefinitions
import LosslessJSON
import Testing

@Suite("Packages: writing")
struct PackageWriterTests {
  private static let description = Array(#"{"name":"made.a","version":"1.2.3"}"#.utf8)

  private func files(of package: consuming PackageWriter) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var given = try PackageArchive(package.finish(), path: "made.tgz").files()
    while let (name, bytes) = try given.next() { files[name] = bytes }
    return files
  }

  @Test func eachFolderHasAnIndexOfWhatIsInIt() throws {
    var package = PackageWriter(description: Self.description)
    try package.add(
      Array(
        #"{"resourceType":"ValueSet","id":"v","url":"http://made.example/v","version":"1.2.3","compose":{}}"#
          .utf8))
    try package.add(
      Array(
        #"{"resourceType":"StructureDefinition","id":"p","url":"http://made.example/p","kind":"resource","type":"Patient"}"#
          .utf8))
    try package.add(
      Array(#"{"resourceType":"Bundle","type":"transaction"}"#.utf8), in: .examples,
      named: "Bundle-one.json")
    package.add(other: Array("{}".utf8), named: "schema.json")

    let files = try files(of: package)

    #expect(
      files.keys.sorted() == [
        "package/.index.json", "package/StructureDefinition-p.json", "package/ValueSet-v.json",
        "package/example/.index.json", "package/example/Bundle-one.json",
        "package/other/schema.json", "package/package.json",
      ])
    #expect(files["package/package.json"] == Self.description)
    #expect(
      String(decoding: files["package/.index.json"] ?? [], as: UTF8.self)
        == #"{"index-version":2,"files":[{"filename":"StructureDefinition-p.json","resourceType":"StructureDefinition","id":"p","url":"http://made.example/p","kind":"resource","type":"Patient"},"#
        + #"{"filename":"ValueSet-v.json","resourceType":"ValueSet","id":"v","url":"http://made.example/v","version":"1.2.3"}]}"#
    )
    #expect(
      String(decoding: files["package/example/.index.json"] ?? [], as: UTF8.self)
        == #"{"index-version":2,"files":[{"filename":"Bundle-one.json","resourceType":"Bundle","type":"transaction"}]}"#
    )
  }

  @Test func whatIsNoResourceIsRefused() {
    var package = PackageWriter(description: Self.description)

    #expect(throws: PackageError.self) { try package.add(Array("{".utf8)) }
    #expect(throws: PackageError.self) { try package.add(Array("{}".utf8)) }
  }
}
