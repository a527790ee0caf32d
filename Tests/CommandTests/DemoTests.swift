import TestSupport
import Testing

/// `kypho demo`: the whole road in one command.
@Suite(.takingTurns) struct DemoTests {
  @Test func theDemoTakesEverySampleToAServerAndBack() async throws {
    let folder = try Folder()
    let stories = try Samples.stories()
    let bundles = try await Samples.mapped()
    let resources = try ResourceNames(ofBundles: bundles)

    let result = try await Program.run("demo", "--samples", Samples.folder, in: folder)

    let table = Dictionary(
      uniqueKeysWithValues: result.lines.map { line -> (String, String) in
        let name = line.prefix { $0 != " " }
        let value = line.contains("  ") ? line.split(separator: "  ").last ?? "" : ""
        return (String(name), value.drop { $0 == " " }.description)
      })
    #expect(result.status == 0, "\(result.errors)")
    #expect(table["records"] == "\(stories.count)")
    #expect(table["bundles"] == "\(bundles.count)")
    #expect(table["resources"] == "\(resources.names.count) of \(resources.types.count) types")
    #expect(table["findings"] == "0 errors, 0 warnings")
    #expect(table["delivered"] == "\(bundles.count)")
    #expect(result.output.contains(/read back +Encounter\/[0-9a-f-]{36}, version 1, valid/))
    #expect(result.output.contains(/time +[0-9.]+ ms/))
    #expect(folder.names() == [])
  }

  @Test func theReadmeShowsWhatTheDemoPrints() async throws {
    let readme = String(
      decoding: try PackageFolder.bytes(of: "\(PackageFolder.root)/README.md"), as: UTF8.self)

    let result = try await Program.run("demo", "--samples", Samples.folder, in: Folder())

    #expect(result.lines.count == 7)
    for line in result.lines where !line.hasPrefix("time") {
      #expect(readme.contains("\(line)\n"), "\(line)")
    }
  }

  @Test func withoutSamplesItSaysWhereToLook() async throws {
    let result = try await Program.run("demo", in: Folder())

    #expect(result.status == 65)
    #expect(result.errors.contains("--samples"))
  }
}
