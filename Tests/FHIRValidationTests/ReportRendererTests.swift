import FHIRValidation
import LosslessJSON
import Testing

/// The formats that other programs read: nothing in a document or a file's name may break them.
@Suite struct ReportRendererTests {
  private static let bad = #"{"resourceType":"Patient","id":"p1","gender":"woman"}"#
  /// The code stands in the message: whatever a format has to escape.
  private static let hostile =
    #"{"resourceType":"Patient","gender":"a\"<b>,:%\n&'é"}"#
  private static let hostileFile = "a,b:\"<%&>é.json"

  private func rendered(
    _ format: OutputFormat, _ texts: [String], file: String = "patient.json"
  ) -> String {
    var renderer = format.renderer(
      tool: RenderingTool(name: "tester", version: "1.2.3", informationURL: "https://a.example/"))
    var bytes = renderer.begin()
    for text in texts {
      bytes += renderer.render(validator.validate(Array(text.utf8)), file: file)
    }
    bytes += renderer.end()
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: One line each

  @Test func conciseIsALineForEachFinding() {
    let output = rendered(.concise, [Self.bad, Self.bad])
    let lines = output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines.allSatisfy { $0.hasPrefix("patient.json:1:46: error binding.required has the code") })
  }

  @Test func gitHubCommandsAreEscaped() {
    let output = rendered(.github, [Self.hostile], file: "a,b:%.json")
    #expect(output.hasPrefix("::error file=a%2Cb%3A%25.json,line=1,col="))
    #expect(output.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
  }

  @Test func aWarningIsNoErrorOnGitHub() {
    let output = rendered(.github, [#"{"resourceType":"Basic","code":{"text":"x"},"author":{}}"#])
    #expect(!output.contains("::fatal") && !output.contains("::information"))
  }

  @Test func csvHasAsManyCellsAsHeadings() {
    let rows = cells(rendered(.csv, [Self.hostile, Self.bad], file: Self.hostileFile))
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0.count == 9 })
    #expect(rows[0].first == "file" && rows[0].last == "message")
    #expect(rows[1][0] == Self.hostileFile)
    #expect(rows[2][6] == "Patient/p1" && rows[2][7] == "Patient.gender")
  }

  /// Reads RFC 4180.
  private func cells(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        isQuoted.toggle()
        if isQuoted, !cell.isEmpty { cell += "\"" }
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }

  // MARK: SARIF

  @Test func sarifNamesTheToolItsRulesAndTheResults() throws {
    let log = try JSONDocument(Array(rendered(.sarif, [Self.bad, Self.hostile]).utf8)).value
    let run = try #require(log["runs"]?.elements.first { _ in true })
    let driver = try #require(run["tool"]?["driver"])
    let rules = try #require(driver["rules"]).elements.compactMap { $0["id"]?.string }
    let results = try #require(run["results"]).elements.map { $0 }

    #expect(log["version"]?.string == "2.1.0")
    #expect(driver["name"]?.string == "tester" && driver["version"]?.string == "1.2.3")
    #expect(rules == Rule.all.map(\.id.rawValue))
    #expect(!results.isEmpty)
    for result in results {
      let index = try #require(result["ruleIndex"]?.integer)
      #expect(rules[index] == result["ruleId"]?.string)
      #expect(["error", "warning", "note"].contains(result["level"]?.string))
      #expect(result["message"]?["text"]?.string?.isEmpty == false)
    }
    let place = results[0]["locations"]?.elements.first { _ in true }?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"]?.string == "patient.json")
    #expect(place?["region"]?["startLine"]?.integer == 1)
    #expect(place?["region"]?["startColumn"]?.integer == 46)
  }

  @Test func aFingerprintOutlivesLinesThatAreAddedAbove() throws {
    let moved = "\n\n{ \"resourceType\": \"Patient\",\n\"id\": \"p1\", \"gender\": \"woman\" }"
    let one = try fingerprints([Self.bad])
    #expect(one == (try fingerprints([moved])))
    #expect(one.allSatisfy { $0.count == 16 })
  }

  @Test func findingsThatAreAlikeHaveDifferentFingerprints() throws {
    let fingerprints = try fingerprints([Self.bad, Self.bad, Self.bad])
    #expect(Set(fingerprints).count == fingerprints.count)
  }

  private func fingerprints(_ texts: [String]) throws -> [String] {
    let log = try JSONDocument(Array(rendered(.sarif, texts).utf8)).value
    let run = try #require(log["runs"]?.elements.first { _ in true })
    return try #require(run["results"]).elements.compactMap {
      $0["partialFingerprints"]?["finding/v1"]?.string
    }
  }

  @Test(arguments: [
    ("a b/c.json", "a%20b/c.json"), ("/tmp/é.json", "file:///tmp/%C3%A9.json"),
    ("<stdin>", "%3Cstdin%3E"), ("c:x.json", "c%3Ax.json"),
  ])
  func aFileNameBecomesAReference(file: String, uri: String) {
    #expect(rendered(.sarif, [Self.bad], file: file).contains(#""uri":"\#(uri)""#))
  }

  // MARK: Markup

  @Test(arguments: [OutputFormat.junit, .html])
  func markupIsEscaped(_ format: OutputFormat) {
    let output = rendered(format, [Self.hostile], file: Self.hostileFile)
    #expect(!output.contains("<b>,"))
    #expect(!output.contains("<%&>"))
    #expect(output.contains("a,b:&quot;&lt;%&amp;&gt;é.json"))
  }

  @Test func junitCountsWhatFailed() {
    let output = rendered(.junit, [Self.bad, #"{"resourceType":"Patient"}"#])
    #expect(output.contains(#"tests="1" failures="1""#))
    #expect(output.contains(#"tests="1" failures="0""#))
    #expect(output.contains(#"name="Patient.gender: binding.required""#))
  }

  @Test func thePageNeedsNothingElse() {
    let page = rendered(.html, [Self.bad])
    for other in ["<script", "<link", "<img", "src=", "@import", "url("] {
      #expect(!page.contains(other), "\(other)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains(##"<a href="#binding.required">"##))
    #expect(page.contains(#"<dt id="binding.required">"#))
  }

  @Test func aPageOfNothingSaysSo() {
    #expect(rendered(.html, [#"{"resourceType":"Patient"}"#]).contains("Nothing was found."))
  }
}
