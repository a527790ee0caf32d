import Testing

@testable import FHIRDefinitions

@Suite("Compression: archives")
struct ArchiveWriterTests {
  private func files(of archive: [UInt8]) throws -> [(name: String, bytes: [UInt8])] {
    var reader = try TarReader(archive, path: "made.tgz", limits: PackageLimits())
    var files: [(name: String, bytes: [UInt8])] = []
    while let file = try reader.next(where: { _ in true }) { files.append(file) }
    return files
  }

  @Test func filesStandInTheOrderOfTheirNamesWhateverOrderTheyCameIn() throws {
    var one = ArchiveWriter()
    one.add("package/b.json", Array("2".utf8))
    one.add("package/a.json", Array("1".utf8))
    var other = ArchiveWriter()
    other.add("package/a.json", Array("1".utf8))
    other.add("package/b.json", Array("2".utf8))

    let (first, second) = (one.finish(), other.finish())

    #expect(first == second)
    #expect(try files(of: first).map(\.name) == ["package/a.json", "package/b.json"])
    #expect(try files(of: first).map(\.bytes) == [Array("1".utf8), Array("2".utf8)])
  }

  @Test(
    "A name of any length comes back",
    arguments: [
      "a", String(repeating: "n", count: 100), "p/" + String(repeating: "n", count: 100),
      String(repeating: "p", count: 155) + "/" + String(repeating: "n", count: 100),
      String(repeating: "n", count: 101), String(repeating: "p", count: 400) + "/ä.json",
      String(repeating: "d/", count: 90) + "name",
    ])
  func namesComeBack(name: String) throws {
    var archive = ArchiveWriter()
    archive.add(name, Array("text".utf8))
    archive.add("zz", [])

    let files = try files(of: archive.finish())

    #expect(Set(files.map(\.name)) == [name, "zz"])
    #expect(files.first { $0.name == name }?.bytes == Array("text".utf8))
  }

  @Test(arguments: [0, 1, 511, 512, 513, 100_000])
  func aFileOfAnySizeComesBack(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    var archive = ArchiveWriter()
    archive.add("package/file", bytes)
    archive.add("package/next", [1])

    let files = try files(of: archive.finish())

    let isSame = files.map(\.bytes) == [bytes, [1]]
    #expect(isSame)
  }
}
