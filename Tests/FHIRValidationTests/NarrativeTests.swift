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
    try expect("1️⃣<?xml version='1.0'?>" + open + "text</div>", "narrative.form")
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
}
