import Testing

@testable import FHIRModel

struct NarrativeTests {
  @Test func paragraphsListsAndTablesBecomeOneDiv() {
    var content = R4.XHTML()
    content.heading("Levels")
    content.paragraph("Two were treated.")
    content.list(["T12", "L1"])
    content.table(columns: ["level", "volume"], rows: [["T12", "4.5 mL"], ["L1", "< 5 mL"]])
    #expect(
      content.div == """
        <div xmlns="http://www.w3.org/1999/xhtml"><h3>Levels</h3><p>Two were treated.</p>\
        <ul><li>T12</li><li>L1</li></ul>\
        <table><thead><tr><th>level</th><th>volume</th></tr></thead>\
        <tbody><tr><td>T12</td><td>4.5 mL</td></tr><tr><td>L1</td><td>&lt; 5 mL</td></tr></tbody></table></div>
        """)
  }

  @Test(
    arguments: [
      ("</div><script>alert(1)</script>", "&lt;/div&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("a & b &amp; c", "a &amp; b &amp;amp; c"),
      ("\"a\" 'b'", "&quot;a&quot; &#39;b&#39;"),
      ("]]>", "]]&gt;"),
      ("a\u{0}\u{8}\u{1B}\u{7F}\u{85}\u{FFFE}\u{FFFF}b", "ab"),
      ("tab\tline\r\nnext", "tab\tline\nnext"),
      ("<\u{301}", "&lt;\u{301}"),
      ("Größe 椎体 🦴", "Größe 椎体 🦴"),
    ])
  func noTextBecomesMarkup(text: String, escaped: String) {
    #expect(R4.XHTML.escape(text) == escaped)
    var content = R4.XHTML()
    content.table(columns: [text], rows: [[text]])
    #expect(content.div.contains("<th>\(escaped)</th>"))
    #expect(content.div.contains("<td>\(escaped)</td>"))
  }

  @Test func aNarrativeWithoutTextIsNone() {
    var content = R4.XHTML()
    content.list([])
    content.table(columns: ["level"], rows: [])
    content.paragraph(" \n\u{0}")
    #expect(R4.Narrative(generated: content) == nil)
    content.paragraph("T12")
    #expect(R4.Narrative(generated: content)?.status == .generated)
  }
}
