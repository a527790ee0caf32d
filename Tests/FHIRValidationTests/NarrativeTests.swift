import FHIRValidation
import Testing

@Suite struct NarrativeTests {
  private func patient(_ div: String) -> String {
    #"{ "resourceType": "Patient", "text": { "status": "generated", "div": "\#(div)" } }"#
  }

  private func expect(
    _ div: String, _ rule: RuleID, sourceLocation: SourceLocation = #_sourceLocation
  )
    throws
  {
    try expectFindings(
      patient(div), [("1️⃣", rule, "Patient.text.div")], sourceLocation: sourceLocation)
  }

  private let open = #"<div xmlns=\"http://www.w3.org/1999/xhtml\">"#

  @Test func simpleTextIsAllowed() throws {
    try expectClean(
      patient(
        open
          + #"<p class='a'>A &amp; B &#160; &#xA0;<br/><!-- note --> <b>é</b></p><img src=\"a.png\" alt=\"\"/>\n</div>\n"#
      ))
  }

  @Test func theDivHasItsNamespace() throws {
    try expect("1️⃣<div>text</div>", "narrative.form")
    try expect(#"<div 1️⃣xmlns=\"http://example.org\">text</div>"#, "narrative.form")
  }

  @Test func thereIsOneDiv() throws {
    try expect("1️⃣<p>text</p>", "narrative.form")
    try expect("1️⃣text", "narrative.form")
    try expect(open + "a</div>1️⃣<div>b</div>", "narrative.form")
    try expect(open + "a</div> 1️⃣b", "narrative.form")
  }

  @Test func elementsAreClosedInTheirOrder() throws {
    try expect(open + "<p><b>text1️⃣</p></b></div>", "narrative.form")
    try expect(open + "<p>text</p1️⃣>", "narrative.form")
  }

  @Test func attributesAreQuoted() throws {
    try expect(open + "<p class=1️⃣a>text</p></div>", "narrative.form")
    try expect(open + "<p 1️⃣nowrap>text</p></div>", "narrative.form")
    try expect(open + "<p id='a' 1️⃣id='b'>text</p></div>", "narrative.form")
  }

  @Test func ampersandsAreEscaped() throws {
    try expect(open + "A 1️⃣& B</div>", "narrative.form")
    try expect(open + "A1️⃣&nbsp;B</div>", "narrative.form")
  }

  @Test func declarationsAreRefused() throws {
    try expect("1️⃣<!DOCTYPE html>" + open + "text</div>", "narrative.form")
    try expect(open + "1️⃣<?xml version='1.0'?>text</div>", "narrative.form")
    let prolog = try expectFindings(
      patient("1️⃣<?xml version='1.0'?>" + open + "text</div>"),
      [("1️⃣", "narrative.form", "Patient.text.div")])
    #expect(prolog.findings.map(\.severity) == [.warning])
  }

  @Test func activeContentIsRefused() throws {
    try expect(open + "1️⃣<script>x</script></div>", "narrative.content")
    try expect(open + "<p 1️⃣onclick='x'>text</p></div>", "narrative.content")
    try expect(open + "<a href='1️⃣ JavaScript:x'>text</a></div>", "narrative.content")
  }

  @Test func aNarrativeSaysSomething() throws {
    try expect("1️⃣" + open + "<p> </p></div>", "narrative.empty")
    try expectClean(patient(open + "<img src='a.png'/></div>"))
  }

  @Test func escapesAreCountedOnTheWayToTheFault() throws {
    try expect(open + #"\u00e9 \uD83D\uDE00 \" \n é 1️⃣<script/></div>"#, "narrative.content")
  }

  @Test func wordsAfterALessThanAreNotRepeated() throws {
    let message = try finding(of: patient(open + "<Jane_Doe>x</Jane_Doe></div>")).message
    #expect(message == "has the element <...>, which may not stand in a narrative")
  }

  @Test(arguments: [
    "<p>a1️⃣<div>b</div></p>", "<h1>a1️⃣<table><tr><td>b</td></tr></table></h1>",
    "<p>a1️⃣<p>b</p></p>", "<p>a1️⃣<blockquote>b</blockquote></p>", "<b>a1️⃣<ul><li>b</li></ul></b>",
    "<b>a<i>b1️⃣<b>c</b></i></b>", "<br>1️⃣a</br>", "<ul>1️⃣a<li>b</li></ul>", "<ul>1️⃣<p>a</p></ul>",
    "1️⃣<li>a</li>", "<p>a</p>1️⃣<tr><td>b</td></tr>", "<table>1️⃣<td>a</td></table>",
  ])
  func elementsStandWhereHTMLHasThem(_ content: String) throws {
    try expect(open + content + "</div>", "narrative.nesting")
  }

  @Test func blocksMayStandInBlocks() throws {
    try expectClean(
      patient(
        open
          + """
          <div><blockquote><p>a<span>b</span><br/></p></blockquote></div><table><caption>c</caption><thead><tr><th>d</th>\
          </tr></thead><tbody><tr><td><p>e</p><ul><li>f<ol><li>g</li></ol></li></ul></td></tr></tbody></table>\
          <dl><dt>h</dt><dd>i</dd></dl></div>
          """))
  }

  @Test func attributesGoWithTheirElement() throws {
    try expectClean(
      patient(open + "<table border='1'><tr><td nowrap='nowrap'>a</td></tr></table></div>"))
    try expect(open + "<p 1️⃣border='1'>a</p></div>", "narrative.content")
    try expect(open + "<p 1️⃣href='https://example.org'>a</p></div>", "narrative.content")
  }

  @Test(arguments: ["", "urn:uuid:x", "cid:x", "https://example.org/a b", "data:text/plain"])
  func aLinkCanBeFollowed(_ url: String) throws {
    let bad = url.replacing(" ", with: "1️⃣ ")
    let value = bad == url ? "1️⃣" + url : bad
    try expect(open + "<a href='\(value)'>a</a></div>", "narrative.link")
  }

  @Test func anUnusualSchemeIsMentioned() throws {
    let outcome = try expectFindings(
      patient(open + "<a href='1️⃣gopher://example.org'>a</a></div>"),
      [("1️⃣", "narrative.link", "Patient.text.div")])
    #expect(outcome.findings.map(\.severity) == [.information])
    try expectClean(
      patient(
        open + "<a href='https://example.org/a?b=c#d'>a</a><a href='#'>b</a>"
          + "<img src='data:image/png;base64,QUJD' alt='c'/></div>"))
  }

  @Test func aLinkFindsAnIDOfTheResource() throws {
    try expectClean(
      patient(open + "<a href='#a'>x</a><a href='#b'>x</a><p id='a'>y</p><a name='b'>z</a></div>"))
    try expectClean(
      """
      { "resourceType": "Patient", "name": [{ "id": "n", "text": "x" }],
        "text": { "status": "generated", "div": "\(open)<a href='#n'>x</a></div>" } }
      """)
    try expect(open + "<a href='1️⃣#a'>x</a></div>", "narrative.link")
    try expect(open + "<img src='1️⃣#a' alt='x'/></div>", "narrative.link")
  }

  @Test func aLinkMayLeadToAnotherEntryOfTheBundle() throws {
    func bundle(_ link: String) -> String {
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "https://example.org/Patient/p", "resource": { "resourceType": "Patient", "id": "p",
          "text": { "status": "generated", "div": "\(open)<a href='\(link)'>x</a></div>" } } },
        { "fullUrl": "https://example.org/Patient/q", "resource": { "resourceType": "Patient", "id": "q",
          "text": { "status": "generated", "div": "\(open)<p id='there'>x</p></div>" } } }] }
      """
    }
    try expectClean(bundle("#there"))
    try expectClean(bundle("#q"))
    try expectFindings(
      bundle("1️⃣#nowhere"), [("1️⃣", "narrative.link", "Bundle.entry[0].resource.text.div")])
  }

  @Test func idsOfANarrativeDiffer() throws {
    let outcome = try expectFindings(
      patient(open + "<p id='a'>x</p><p id='1️⃣a'>y</p></div>"),
      [("1️⃣", "narrative.link", "Patient.text.div")])
    #expect(outcome.isValid)
    try expectClean(patient(open + "<a id='a' name='a'>x</a></div>"))
  }

  @Test func theNarrativeSaysItsLanguage() throws {
    func patient(_ div: String) -> String {
      #"{ "resourceType": "Patient", "language": "en", "text": { "status": "generated", "div": \#(div) } }"#
    }
    let xmlns = #"xmlns=\"http://www.w3.org/1999/xhtml\""#
    try expectClean(patient(#""<div \#(xmlns) lang='en' xml:lang='en'>x</div>""#))
    for tag in ["", "lang='en'", "xml:lang='en'", "lang='de' xml:lang='de'"] {
      let outcome = try expectFindings(
        patient(#"1️⃣"<div \#(xmlns) \#(tag)>x</div>""#),
        [("1️⃣", "narrative.language", "Patient.text.div")])
      #expect(outcome.isValid)
    }
  }

  @Test func languagesHaveSectionsOfTheirOwn() throws {
    let sections = "<div lang='en' xml:lang='en'>x</div><div lang='de' xml:lang='de'>y</div>"
    try expectClean(patient(open + sections + "</div>"))
    try expectFindings(
      patient(open + sections + "<p>z</p></div>").replacing(#""<div"#, with: #"1️⃣"<div"#),
      [("1️⃣", "narrative.language", "Patient.text.div")])
  }

  @Test func spaceIsKeptAnyway() throws {
    let outcome = try expectFindings(
      patient(open + "<pre 1️⃣xml:space='preserve'>x</pre></div>"),
      [("1️⃣", "narrative.content", "Patient.text.div")])
    #expect(outcome.findings.map(\.severity) == [.information])
  }
}
