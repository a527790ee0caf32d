import Foundation
import Kyphoplasty
import LosslessJSON
import Testing

@testable import KyphoplastyFHIR

/// The site of the profiles, page by page.
@Suite("Publication: the site", .serialized)
struct ProfileSiteTests {
  private static let made = Result { try ProfileSite().files() }

  private func pages() throws -> [(name: String, text: String)] {
    try Self.made.get().filter { $0.name.hasSuffix(".html") }
      .map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
  }

  /// The values of an attribute in a page.
  private func values(of attribute: String, in text: String) -> [String] {
    text.components(separatedBy: " \(attribute)=\"").dropFirst().compactMap {
      $0.components(separatedBy: "\"").first
    }
  }

  @Test func aSecondRunMakesTheSamePages() throws {
    let (one, other) = (try Self.made.get(), try ProfileSite().files())
    #expect(one.map(\.name) == other.map(\.name))
    let isSame = one.map(\.bytes) == other.map(\.bytes)
    #expect(isSame)
  }

  @Test func everyResourceAndEveryExampleHasAPage() throws {
    let names = Set(try pages().map(\.name))
    let sources = try ProfileSources()

    for resource in sources.resources { #expect(names.contains(SiteLinks.page(of: resource))) }
    for record in sources.records {
      #expect(names.contains(SiteLinks.page(ofExample: record.story)))
    }
    for (file, _) in SitePage.parts { #expect(names.contains(file)) }
  }

  @Test func everyLinkWithinTheSiteLeadsSomewhere() throws {
    let pages = try pages()
    let files = Set(try Self.made.get().map(\.name))
    let anchors = Dictionary(
      uniqueKeysWithValues: pages.map { ($0.name, Set(values(of: "id", in: $0.text))) })
    for page in pages {
      var missing: Set<String> = []
      for link in Set(values(of: "href", in: page.text)) where !link.contains(":") {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let file = parts[0].isEmpty ? page.name : parts[0]
        let leads =
          files.contains(file)
          && (parts.count == 1 || anchors[file]?.contains(parts[1]) ?? false)
        if !leads { missing.insert(link) }
      }
      #expect(missing.sorted() == [], "\(page.name)")
    }
  }

  @Test func nothingIsFetchedFromElsewhere() throws {
    for page in try pages() {
      #expect(values(of: "src", in: page.text).sorted() == ["search-index.js", "site.js"])
      let sheets = page.text.components(separatedBy: "<link ").dropFirst().compactMap {
        values(of: "href", in: " " + $0).first
      }
      #expect(sheets == ["data:,", "site.css"], "\(page.name)")
      #expect(!page.text.contains("<style"), "\(page.name)")
    }
    let style = SiteStyle.css
    #expect(!style.contains("url(") && !style.contains("@import") && !style.contains("http"))
    let script = SiteScript.javaScript
    #expect(!script.contains("http") && !script.contains("fetch(") && !script.contains("import"))
  }

  @Test func aPageHasOneHeadingLandmarksAndALabelForWhatIsTypedInto() throws {
    for (name, text) in try pages() {
      func count(_ part: String) -> Int { text.components(separatedBy: part).count - 1 }
      #expect(count("<h1>") == 1, "\(name)")
      for landmark in ["<header>", "<main ", "<nav ", "<footer>", "<search "] {
        #expect(count(landmark) == 1, "\(name): \(landmark)")
      }
      #expect(text.contains("<html lang=\"en\">"))
      let inputs = text.components(separatedBy: "<input ").dropFirst().compactMap {
        values(of: "id", in: " " + $0).first
      }
      for input in inputs { #expect(count("<label for=\"\(input)\"") == 1, "\(name): \(input)") }
      let ids = values(of: "id", in: text)
      #expect(ids.count == Set(ids).count, "\(name) has an id twice")
      // What is opened is closed.
      for tag in [
        "section", "details", "table", "tr", "td", "th", "ul", "li", "p", "pre", "div", "a",
      ] {
        let opened = count("<\(tag)>") + count("<\(tag) ")
        #expect(opened == count("</\(tag)>"), "\(name): \(tag)")
      }
    }
  }

  @Test func theTreeOfAProfileSaysWhatIsAskedFor() throws {
    let page = try #require(
      try pages().first { $0.name == "StructureDefinition-treated-level-procedure.html" }?.text)
    let row = try #require(
      page.components(separatedBy: "<tr ").first { $0.contains("id=\"Procedure.bodySite\"") })

    #expect(row.hasPrefix("class=\"own\""))
    #expect(row.contains(">1..1<"))
    #expect(row.contains(">S</b>") && row.contains(">Σ</b>") && !row.contains(">!</b>"))
    #expect(row.contains("CodeableConcept"))
    #expect(row.contains("href=\"ValueSet-vertebra.html\""))
    #expect(row.contains("(extensible)"))
    let inherited = page.components(separatedBy: "<tr ").first {
      $0.contains("id=\"Procedure.subject\"")
    }
    #expect(inherited?.hasPrefix("class=\"inherited\"") == true)
  }

  @Test func thePageOfTheGuideLeadsToAllThatThePackageHolds() throws {
    let page = try #require(
      try pages().first { $0.name == "ImplementationGuide-kyphoplasty.html" }?.text)
    let links = Set(values(of: "href", in: page))
    let sources = try ProfileSources()
    for resource in sources.resources where resource.type != "ImplementationGuide" {
      #expect(links.contains(SiteLinks.page(of: resource)), "\(resource.file)")
    }
    for record in sources.records {
      #expect(links.contains(SiteLinks.page(ofExample: record.story)), "\(record.story)")
    }
    #expect(page.contains("<code>hl7.fhir.us.core</code>") && page.contains("<code>6.1.0</code>"))
  }

  @Test func aColumnInWhichNothingStandsIsLeftOut() {
    let table = HTMLText.table(["From", "Name", "To"], [["a", "", "b"], ["c", "", ""]])
    #expect(!table.contains("Name"))
    #expect(table.contains("<td data-label=\"To\">b</td>"))
    #expect(table.contains("<td data-label=\"To\"></td>"))
  }

  @Test func theSearchIndexIsAScriptWithPagesAndFields() throws {
    let file = try #require(try Self.made.get().first { $0.name == "search-index.js" })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let prefix = "globalThis.searchIndex = "

    #expect(text.hasPrefix(prefix) && text.hasSuffix(";\n"))
    let json = try JSONDocument(Array(text.dropFirst(prefix.count).dropLast(2).utf8)).value
    let items = json.elements.map { $0.elements.compactMap(\.string) }
    #expect(items.allSatisfy { $0.count == 4 })
    #expect(items.contains { $0[2] == "ValueSet-vertebra.html" && $0[3].contains("39976000") })
    #expect(items.contains { $0[2] == "dictionary.html#levels[].cement.volumeMl" })
  }

  @Test func theDictionaryHasEveryFieldOfTheSchemaWithItsElement() throws {
    let sources = try ProfileSources()
    let dictionary = RecordDictionary(
      sources.recordSchema.value, model: try #require(sources.recordModel).document.value)
    let fields = dictionary.fields

    let volume = try #require(fields.first { $0.path == "levels[].cement.volumeMl" })
    #expect(volume.unit == "mL")
    #expect(volume.type == "number")
    #expect(volume.mapping?.isEmpty == false)
    #expect(volume.expression?.contains("'cement-volume'") == true)
    let vertebra = try #require(fields.first { $0.path == "levels[].vertebra" })
    #expect(vertebra.words.contains("T12") && vertebra.isRequired)
    #expect(fields.allSatisfy { !$0.description.isEmpty })
    #expect(Set(fields.map(\.path)).count == fields.count)
    #expect(fields.count > 250)
  }

  // MARK: The spine

  @Test func theSpineHas33BonesFromTopToBottom() {
    let bones = SpineShape().bones

    #expect(bones.count == 33)
    #expect(bones.map(\.name) == Vertebra.allCases.map(\.rawValue) + (1...4).map { "Co\($0)" })
    for (upper, lower) in zip(bones, bones.dropFirst()) {
      #expect(upper.center.y < lower.center.y, "\(lower.name)")
    }
    for bone in bones {
      #expect(bone.center.x > 60 && bone.center.x < 290 && bone.center.y < 930)
    }
  }

  @Test func theTreatedLevelsAreMarkedWithTheirCementAndLeaks() throws {
    let examples = try Example.all(in: ProfileSources(), usCore: .v6_1_0)
    for example in examples {
      let figure = SpineDrawing(example.encounter).figure
      let treated = figure.components(separatedBy: "class=\"bone treated\"").count - 1
      let drops = figure.components(separatedBy: "class=\"leak\"").count - 1

      #expect(treated == Set(example.encounter.levels.map(\.vertebra)).count, "\(example.story)")
      #expect(drops == example.encounter.levels.reduce(0) { $0 + $1.leaks.count })
      let volumes = figure.components(separatedBy: " mL cement</tspan>").count - 1
      #expect(volumes == example.encounter.levels.count { $0.cement?.volumeMl != nil })
    }
    let leak = try #require(examples.first { $0.story == "disc-leak-without-symptoms" })
    #expect(SpineDrawing(leak.encounter).figure.contains(">leak: disc<"))
  }
}
