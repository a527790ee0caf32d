internal import Kyphoplasty
internal import LosslessJSON

/// The pages that lead to all others: the overview, and the lists of profiles, codes and examples.
struct ListPages {
  let sources: ProfileSources
  let package: ProfilePackage
  let examples: [Example]

  /// The sample whose spine stands on the overview.
  private static let shownStory = "two-levels-t12-l1"

  func pages(site: String) -> [SitePage] {
    [overview(site), profiles, terminology, exampleList]
  }

  // MARK: The overview

  private func overview(_ site: String) -> SitePage {
    let guide = sources.resources.first { $0.type == "ImplementationGuide" }
    let lead = guide?.document.value["description"]?.string ?? ""
    let shown = examples.first { $0.story == Self.shownStory } ?? examples.first
    let spine = shown.map { example in
      "<div>\(SpineDrawing(example.encounter).figure)<p class=\"legend\">From the example "
        + "\(HTMLText.link(SiteLinks.page(ofExample: example.story), ExamplePages.title(of: example))).</p></div>"
    }
    return SitePage(
      file: "index.html", title: site, kind: "Overview",
      body: """
        <div class="hero"><div>
        <h1>\(HTMLText.escaped(site))</h1>
        <p class="lead">\(HTMLText.prose(lead))</p>
        <p>A bundle holds one encounter: the stay, the fractures with what caused them, the operation and each treated \
        level with its cement, balloons and leaks, the complications, and what was found at follow-up. Each resource \
        says which of these profiles it follows.</p>
        <ul class="cards">
        <li><a href="profiles.html">Profiles and extensions</a><p>What each resource holds, and what a system must \
        support.</p></li>
        <li><a href="terminology.html">Codes</a><p>Value sets, the codes that no public system has, and how a \
        record's words become codes.</p></li>
        <li><a href="examples.html">Examples</a><p>\(examples.count) encounters of invented patients.</p></li>
        <li><a href="dictionary.html">Dictionary</a><p>Each field of the record, and the element that carries \
        it.</p></li>
        <li><a href="\(RulesPage.file)">Rules</a><p>What the fields of a record must agree with, and why.</p></li>
        </ul>
        \(facts)</div>
        \(spine ?? "")</div>

        """)
  }

  private var facts: String {
    let facts = [
      (
        "Package",
        "<code>\(HTMLText.escaped(sources.packageName))#\(HTMLText.escaped(sources.version))</code>"
      ),
      ("Canonical base", "<code class=\"url\">\(HTMLText.escaped(sources.canonical))</code>"),
      ("Stands on", "FHIR R4 (4.0.1), US Core \(package.usCore.rawValue)"),
    ]
    let list = facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }.joined()
    return "<dl class=\"facts\">\(list)</dl>"
  }

  // MARK: The lists

  private var profiles: SitePage {
    let structures = sources.resources.filter { $0.type == "StructureDefinition" }
    func of(_ group: String) -> [ProfileSources.Resource] {
      structures.filter { resource in
        let json = resource.document.value
        let isLogical = json["kind"]?.string == "logical"
        switch json["type"]?.string {
        case "Extension": return group == "extension"
        case "Bundle" where !isLogical: return group == "bundle"
        default: return group == (isLogical ? "logical" : "profile")
        }
      }
    }
    let others = sources.resources.filter {
      !["StructureDefinition", "ValueSet", "CodeSystem", "ConceptMap"].contains($0.type)
    }
    return SitePage(
      file: "profiles.html", title: "Profiles", kind: "List",
      body:
        "<h1>Profiles</h1>\n<p class=\"lead\">\(structures.count) profiles and extensions over US Core "
        + "\(package.usCore.rawValue).</p>\n"
        + section("Resources", of("profile")) + section("Bundles", of("bundle"))
        + section("Extensions", of("extension")) + section("Models", of("logical"))
        + section("Servers, questionnaires and the guide", others))
  }

  private var terminology: SitePage {
    func of(_ type: String) -> [ProfileSources.Resource] {
      sources.resources.filter { $0.type == type }
    }
    return SitePage(
      file: "terminology.html", title: "Codes", kind: "List",
      body: "<h1>Codes</h1>\n" + section("Code systems", of("CodeSystem"))
        + section("Concept maps", of("ConceptMap")) + section("Value sets", of("ValueSet")))
  }

  private func section(_ title: String, _ resources: [ProfileSources.Resource]) -> String {
    guard !resources.isEmpty else { return "" }
    let items = resources.map { resource in
      let text = resource.document.value["description"]?.string.map(HTMLText.prose) ?? ""
      return
        "<li>\(HTMLText.link(SiteLinks.page(of: resource), resource.title))<p>\(text)</p></li>\n"
    }
    return "<h2>\(title)</h2>\n<ul class=\"cards\">\n\(items.joined())</ul>\n"
  }

  private var exampleList: SitePage {
    let items = examples.map { example in
      "<li>"
        + HTMLText.link(SiteLinks.page(ofExample: example.story), ExamplePages.title(of: example))
        + "<p>\(HTMLText.escaped(ExamplePages.summary(of: example.encounter)))</p></li>\n"
    }
    return SitePage(
      file: "examples.html", title: "Examples", kind: "List",
      body: """
        <h1>Examples</h1>
        <p class="lead">Each is the bundle of one encounter, made from a record of the samples. Every resource is valid \
        against the profiles that it claims.</p>
        <ul class="cards">
        \(items.joined())</ul>

        """)
  }
}
