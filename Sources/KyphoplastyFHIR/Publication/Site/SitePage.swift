/// A page of the site: what is in it, and the frame that all pages have.
struct SitePage {
  /// The file: `index.html`.
  var file: String
  /// What it is about; the title of the window.
  var title: String
  /// What it is called among its like: `Value set`.
  var kind: String
  /// What a search finds it by, beside title and kind.
  var keywords: String = ""
  /// What stands between head and foot, as HTML.
  var body: String

  /// The parts of the site that every page leads to.
  static let parts = [
    ("index.html", "Overview"), ("profiles.html", "Profiles"), ("terminology.html", "Codes"),
    ("examples.html", "Examples"), ("dictionary.html", "Dictionary"), (RulesPage.file, "Rules"),
  ]

  /// The page as a file.
  ///
  /// - Parameters:
  ///   - site: the name of the site.
  ///   - part: the file of the part that the page belongs to.
  ///   - foot: what stands below, as HTML.
  /// - Returns: the HTML of the whole page.
  func html(site: String, part: String, foot: String) -> String {
    let navigation = Self.parts.map { file, name in
      let current = file == part ? " aria-current=\"\(file == self.file ? "page" : "true")\"" : ""
      return "<li><a href=\"\(file)\"\(current)>\(name)</a></li>"
    }.joined()
    let heading = title == site ? site : "\(title) · \(site)"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTMLText.escaped(heading))</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="site.css">
      <script src="search-index.js" defer></script>
      <script src="site.js" defer></script>
      </head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <header>
      <p class="name"><a href="index.html">\(HTMLText.escaped(site))</a></p>
      <nav aria-label="Parts of the site"><ul>\(navigation)</ul></nav>
      <search role="search"><label for="search">Search</label>
      <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="Profile, element, code…"
       role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list">
      <ul id="found" role="listbox" aria-label="What was found" hidden></ul></search>
      </header>
      <main id="content">
      \(body)
      </main>
      <footer>\(foot)</footer>
      </body>
      </html>

      """
  }
}
