public import Kyphoplasty
internal import LosslessJSON

/// The profiles as a small site of static pages, to be read from a server or from a disk.
///
///     for (name, bytes) in try ProfileSite(usCore: .v6_1_0).files() { ... }
///
/// Nothing in it comes from elsewhere: neither scripts nor styles nor fonts. The same program makes the same pages.
public struct ProfileSite: Sendable {
  private let package: ProfilePackage
  private var sources: ProfileSources { package.sources }
  /// The name of the site.
  private static let name = "Vertebral augmentation on FHIR"

  /// Prepares the site of the profiles over a version of US Core.
  ///
  /// - Throws: `PublicationError` where what is embedded cannot be read.
  public init(
    usCore: Kyphoplasty.USCoreVersion = .v6_1_0, canonical: CanonicalBase? = nil
  ) throws(PublicationError) {
    package = try ProfilePackage(usCore: usCore, canonical: canonical)
  }

  /// The files of the site by name, in the order of their names.
  ///
  /// - Throws: `PublicationError` where a sample cannot be mapped.
  public func files() throws(PublicationError) -> [(name: String, bytes: [UInt8])] {
    let links = SiteLinks(sources)
    let examples = ExamplePages(
      links: links, examples: try Example.all(in: sources, usCore: package.usCore))
    let dictionary = RecordDictionary(
      sources.recordSchema.value, model: sources.recordModel?.document.value)
    let profiles = ProfilePages(package: package, links: links, claims: examples.claims)
    let terminology = TerminologyPages(links: links, users: boundIn())
    let others = OtherPages(links: links, package: package, examples: examples.examples)

    var pages: [(page: SitePage, part: String)] = []
    for resource in sources.resources {
      if let page = profiles.page(of: resource) {
        pages.append((page, "profiles.html"))
      } else if let page = terminology.page(of: resource) {
        pages.append((page, "terminology.html"))
      } else {
        pages.append((others.page(of: resource), "profiles.html"))
      }
    }
    pages += examples.examples.map { (examples.page(of: $0), "examples.html") }
    pages.append((RulesPage(links: links, stated: statedIn()).page, RulesPage.file))
    pages.append((DictionaryPage(dictionary: dictionary, links: links).page, "dictionary.html"))
    var index = SearchIndex(
      items: pages.map { page, _ in
        SearchIndex.Item(
          title: page.title, kind: page.kind, address: page.file, keywords: page.keywords)
      })
    index.items += dictionary.fields.map { field in
      SearchIndex.Item(
        title: field.path, kind: "Field of the record", address: "dictionary.html#\(field.path)",
        keywords: [field.description, field.mapping ?? ""].joined(separator: " "))
    }
    let lists = ListPages(sources: sources, package: package, examples: examples.examples)
    pages += lists.pages(site: Self.name).map { ($0, $0.file) }

    var files = pages.map { page, part in
      let html = page.html(site: Self.name, part: part, foot: foot)
      return (name: page.file, bytes: package.published(Array(html.utf8)))
    }
    files.append(("search-index.js", package.published(index.script)))
    files.append(("site.css", Array(SiteStyle.css.utf8)))
    files.append(("site.js", Array(SiteScript.javaScript.utf8)))
    return files.sorted { $0.name < $1.name }
  }

  private var foot: String {
    """
    <p>\(HTMLText.escaped(sources.packageName)) \(HTMLText.escaped(sources.version)), FHIR R4, US Core \
    \(package.usCore.rawValue). The patients of the examples are invented.</p>
    """
  }

  /// The profiles that bind a value set, by its canonical url.
  private func boundIn() -> [String: [ProfileSources.Resource]] {
    sources.profiles { element in element["binding"]?["valueSet"]?.string.map { [$0] } ?? [] }
  }

  /// The profiles that state a constraint, by its key.
  private func statedIn() -> [String: [ProfileSources.Resource]] {
    sources.profiles { element in
      element["constraint"].map { $0.elements.compactMap { $0["key"]?.string } } ?? []
    }
  }
}

extension ProfileSources {
  /// The profiles by what the elements of their differentials name, each once.
  fileprivate func profiles(
    naming names: (JSONValue) -> [String]
  ) -> [String: [Resource]] {
    var profiles: [String: [Resource]] = [:]
    for resource in resources where resource.type == "StructureDefinition" {
      let differential = resource.document.value["differential"]?["element"]
      var seen: Set<String> = []
      for element in differential.map({ Array($0.elements) }) ?? [] {
        for name in names(element) where seen.insert(name).inserted {
          profiles[name, default: []].append(resource)
        }
      }
    }
    return profiles
  }
}
