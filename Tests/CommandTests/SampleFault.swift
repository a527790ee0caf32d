import Foundation
import TestSupport
import Testing

/// A fault that somebody makes in a sample, and what the program must say of it.
struct SampleFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The rule that finds it.
  let rule: String
  /// The field that is named.
  let field: String
  /// What the message says of what is accepted.
  let words: [String]
  /// Puts the fault into a sample's text, and the marker `1️⃣` where it is to be found; `nil` where a story cannot have it.
  let breaking: @Sendable (SampleText) throws -> String?

  static let all = [
    wrongCode, fractureWithoutLevel, noTreatedLevel, dischargeBeforeProcedure, cementWithoutLevel,
    badDate, truncated,
  ]

  static let wrongCode = SampleFault(
    testDescription: "wrong code", rule: "record.code", field: "diagnosis.fractures[0].cause",
    words: [
      "did you mean osteoporosis?", "accepted: osteoporosis, secondaryOsteoporosis, neoplasm",
    ]
  ) { try $0.setting("cause", after: #""fractures": ["#, to: #"1️⃣"osteoporose""#) }

  static let fractureWithoutLevel = SampleFault(
    testDescription: "fracture without a level", rule: "record.required",
    field: "diagnosis.fractures[0].level",
    words: ["is required and missing; accepted: C1, C2,", "T12"]
  ) {
    try $0.removing("level", after: #""fractures": ["#)
      .replacing(#""fractures": [\#n      {"#, with: #""fractures": [\#n      1️⃣{"#)
  }

  static let noTreatedLevel = SampleFault(
    testDescription: "no treated level", rule: "clinical.levels-missing", field: "levels",
    words: ["no level is named, although the operation was completed"]
  ) { sample in
    // An operation that was stopped may have none.
    sample.text.contains(#""status": "stopped""#) ? nil : try sample.emptying("levels")
  }

  static let dischargeBeforeProcedure = SampleFault(
    testDescription: "discharge before the procedure", rule: "clinical.stay-times",
    field: "discharge.time", words: ["is before procedure.end"]
  ) { sample in
    guard sample.text.contains(#""discharge": {"#) else {
      return try sample.replacing(
        #""procedure": {"#,
        with: """
          "discharge": {"time": 1️⃣"2025-07-15T08:30:00-04:00"},
            "procedure": {
              "end": "2025-07-15T09:00:00-04:00",
          """)
    }
    return try sample.setting(
      "time", after: #""discharge": {"#, to: #"1️⃣"2024-01-01T08:00:00-05:00""#)
  }

  static let cementWithoutLevel = SampleFault(
    testDescription: "cement without a level", rule: "record.required",
    field: "levels[0].vertebra", words: ["is required and missing; accepted: C1, C2,", "T12"]
  ) { sample in
    let untreated = try sample.removing("vertebra", after: #""levels": ["#)
    let cement = sample.text.contains(#""cement": {"#) ? "" : #" "cement": {"volumeMl": 4},"#
    return try untreated.replacing(
      #""levels": [\#n    {"#, with: #""levels": [\#n    1️⃣{"# + cement)
  }

  static let badDate = SampleFault(
    testDescription: "bad date", rule: "record.date", field: "encounter.start",
    words: ["a time that exists, as YYYY-MM-DDThh:mm:ss with an offset"]
  ) {
    try $0.setting("start", after: #""encounter": {"#, to: #"1️⃣"2025-02-30T08:00:00-05:00""#)
  }

  static let truncated = SampleFault(
    testDescription: "truncated", rule: "record.json", field: "", words: ["expected"]
  ) { try $0.cutting(after: #""levels": ["#) + "1️⃣" }
}

/// A sample's text, which has each member on a line of its own.
struct SampleText: Sendable {
  var text: String

  struct PieceNotFound: Error { var piece: String }

  /// The text with the value of the first member of a name, after a piece of text, replaced.
  func setting(_ name: String, after piece: String, to value: String) throws -> String {
    let line = try line(of: name, after: piece)
    let end = text[line].hasSuffix(",") ? "," : ""
    return text.replacingCharacters(in: line, with: "\"\(name)\": \(value)\(end)")
  }

  /// The text without the first member of a name after a piece of text, which must not be the last in its object.
  func removing(_ name: String, after piece: String) throws -> SampleText {
    SampleText(text: text.replacingCharacters(in: try line(of: name, after: piece), with: ""))
  }

  /// The text with the first such piece replaced.
  func replacing(_ piece: String, with other: String) throws -> String {
    text.replacingCharacters(in: try range(of: piece), with: other)
  }

  /// The text with nothing in a list of the record itself.
  func emptying(_ list: String) throws -> String {
    let start = try range(of: "\n  \"\(list)\": [")
    guard let end = text.range(of: "\n  ]", range: start.upperBound..<text.endIndex) else {
      throw PieceNotFound(piece: "]")
    }
    return text.replacingCharacters(
      in: start.lowerBound..<end.upperBound, with: "\n  \"\(list)\": 1️⃣[]")
  }

  /// The text up to the end of a piece.
  func cutting(after piece: String) throws -> String {
    String(text[..<(try range(of: piece).upperBound)])
  }

  private func range(of piece: String) throws -> Range<String.Index> {
    guard let range = text.range(of: piece) else { throw PieceNotFound(piece: piece) }
    return range
  }

  /// A member of one line, without the line's end.
  private func line(of name: String, after piece: String) throws -> Range<String.Index> {
    let rest = try range(of: piece).upperBound..<text.endIndex
    guard let start = text.range(of: "\"\(name)\": ", range: rest),
      let end = text.range(of: "\n", range: start.upperBound..<text.endIndex)
    else { throw PieceNotFound(piece: name) }
    return start.lowerBound..<end.lowerBound
  }
}
