/// Where the site has a page for what, and where the pages of others are.
struct SiteLinks {
  /// The pages of our resources by canonical url.
  private let pages: [String: (page: String, title: String)]

  /// The version that every resource has that states none.
  let version: String

  init(_ sources: ProfileSources) {
    version = sources.version
    var pages: [String: (page: String, title: String)] = [:]
    for resource in sources.resources {
      guard let url = resource.url else { continue }
      pages[url] = (Self.page(of: resource), resource.title)
    }
    self.pages = pages
  }

  /// The file of a resource's page.
  static func page(of resource: ProfileSources.Resource) -> String {
    "\(resource.type)-\(resource.id).html"
  }

  /// The file of an example's page.
  static func page(ofExample story: String) -> String { "example-\(story).html" }

  /// Our own page of a canonical url.
  func page(_ canonical: String) -> String? { pages[Self.plain(canonical)]?.page }

  /// A canonical url as a link: to our page, to that of FHIR or US Core, else only the url.
  func link(_ canonical: String) -> String {
    let plain = Self.plain(canonical)
    if let (page, title) = pages[plain] { return HTMLText.link(page, title) }
    let name = plain.split(separator: "/").last.map(String.init) ?? plain
    guard plain.hasPrefix("http://hl7.org/fhir/") else {
      return "<code class=\"url\">\(HTMLText.escaped(plain))</code>"
    }
    return HTMLText.link(plain, name)
  }

  /// A type of FHIR as a link to the specification.
  func type(_ code: String) -> String {
    // The type of a logical model is a url of its own.
    code.contains(":")
      ? link(code) : HTMLText.link("http://hl7.org/fhir/StructureDefinition/\(code)", code)
  }

  private static func plain(_ canonical: String) -> String {
    String(canonical.prefix { $0 != "|" && $0 != "#" })
  }
}
