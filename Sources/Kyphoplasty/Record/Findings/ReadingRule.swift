/// What reading a record asks of it, before any of its content is weighed: the rules whose ids begin with `record.`.
public struct ReadingRule: Sendable, Identifiable {
  /// The id, which stays when the words change.
  public let id: String
  /// The rule in a sentence.
  public let summary: String
  /// What it looks at, and how to put right what it finds.
  public let explanation: String
  /// The rules of the catalogue that it enforces, 1 to 49; mostly none.
  public let numbers: [Int]
  /// What a finding does to its record.
  public var severity: RecordFinding.Severity {
    switch id {
    case "record.unknown-column", "record.unknown-table", "record.contradiction",
      "record.bundle-lacks", "record.bundle-sessions", "record.bundle-encounter",
      "record.bundle-value":
      .warning
    case "record.bundle-reference", "record.bundle-unused": .information
    default: .error
    }
  }

  private init(_ id: String, _ summary: String, _ explanation: String) {
    self.init(id, [], summary, explanation)
  }

  private init(_ id: String, _ numbers: [Int], _ summary: String, _ explanation: String) {
    self.id = id
    self.numbers = numbers
    self.summary = summary
    self.explanation = explanation
  }

  /// Every rule of reading.
  public static let all: [ReadingRule] = [
    ReadingRule(
      "record.required", [1], "A required field has a value.",
      "Few fields are required; the dictionary of the record names them. A null word of the mapping file counts as nothing."
    ),
    ReadingRule(
      "record.type", "A value is of the kind that its field asks for.",
      "Text stands in quotation marks, numbers and true and false do not; in a table the text of the cell is read as what the field asks for. Where a mapping file says 'decimalComma', a point in a number is refused, for it could be meant for thousands."
    ),
    ReadingRule(
      "record.code", [1], "A word is one of those that its field accepts.",
      "Case counts. A site's own codes become the record's words by 'translate' in a mapping file."),
    ReadingRule(
      "record.date", [48], "A date exists and is written as YYYY-MM-DD, YYYY-MM or YYYY.",
      "A time needs an offset (2025-03-04T08:30:00-05:00) unless a mapping file names the time zone; other forms of dates are named by 'dateFormats' there."
    ),
    ReadingRule(
      "record.form", "A text has the form of its field.",
      "Some texts have a form: an NPI has ten digits and a check digit, a DICOM UID has digits and points, a language is a tag such as en-US."
    ),
    ReadingRule(
      "record.udi", [47], "A unique device identifier is one of GS1, HIBCC or ICCBBA.",
      "It is given as the label prints it, with its parentheses or separators; check digits are computed."
    ),
    ReadingRule(
      "record.text", "A text has no control characters and a sensible length.",
      "Control characters often come from a copy out of another program. Remove them at the source."
    ),
    ReadingRule(
      "record.count", "A list of fixed length has all its elements, or none.",
      "The sections of a questionnaire are given together; one that was left out is null."),
    ReadingRule(
      "record.time-zone", [48], "A time says its offset from UTC.",
      "FHIR needs the offset with every time. Write it, or name the zone by 'timeZone' in a mapping file."
    ),
    ReadingRule(
      "record.time-skipped", "A local time exists.",
      "When clocks are put forward, an hour is left out; a time in it is a mistake at the source."),
    ReadingRule(
      "record.time-repeated", "A local time exists once.",
      "When clocks are put back, an hour comes twice. Write the offset, or say 'ambiguousTime: earlier' or 'later' in the mapping file."
    ),
    ReadingRule(
      "record.unknown-field", "A record has no fields but those of the dictionary.",
      "A misspelt field would be lost without a word. The dictionary names all fields."),
    ReadingRule(
      "record.duplicate", "A field stands once in an object.",
      "JSON lets a key stand twice, and readers differ on which one counts. Remove one."),
    ReadingRule(
      "record.duplicate-key", "The key of an encounter comes once in an input.",
      "Ids are made from the key: two records with one key would overwrite each other."),
    ReadingRule(
      "record.json", "A record is JSON.",
      "The first fault of the text is named. Nothing else of that record can be read; the next one is."
    ),
    ReadingRule(
      "record.length", "A record is not longer than the limit.",
      "The limit keeps memory flat. A record of that length is most often a file that lacks its line ends."
    ),
    ReadingRule(
      "record.csv", "A row has the cells that its header names.",
      "RFC 4180: a cell that holds the delimiter, a quotation mark or a line end stands in quotation marks, and a quotation mark in it is doubled."
    ),
    ReadingRule(
      "record.unknown-column", "A column is a field of the record, or named in the mapping file.",
      "What is in such a column is not read. Name its field in the mapping file, or say null there to pass over it."
    ),
    ReadingRule(
      "record.column", "A column names a single field.",
      "A column for a group or for an element of a list needs the rest of the path, or the list has a file of its own."
    ),
    ReadingRule(
      "record.duplicate-column", "A field is filled by one column.",
      "Two columns of a file stand for the same field; only the first is read."),
    ReadingRule(
      "record.unknown-table", "A file of a folder is a table of the record.",
      "What is in such a file is not read. Name it under 'files' in the mapping file where it is a table under another name."
    ),
    ReadingRule(
      "record.orphan", "A row of a linked file belongs to an encounter.",
      "The encounter, or the row of the other file that it names, is not there: look for a key that was written in two ways."
    ),
    ReadingRule(
      "record.contradiction", "Records tell the same of a clinician or a facility that they share.",
      "A clinician is known by the NPI, else by the site's key; a facility by its key. Both go out once for all encounters. What one record leaves out and another tells stays; where two tell different things, the finding names both places, and the later one goes out before its encounter. Correct the one that is wrong at the source; what has really changed, such as a telephone number or the procedures of a year, needs nothing."
    ),
    ReadingRule(
      "record.bundle", "A bundle that is read back holds a vertebral augmentation.",
      "The operation is known by its code: CPT, ICD-10-PCS or one of ours. Bundles of organizations, places and clinicians alone are kept for the encounters that name them."
    ),
    ReadingRule(
      "record.bundle-sessions", "An encounter that is read back holds one augmentation.",
      "A record is of one operation. Split the encounter, or leave the other operation out."),
    ReadingRule(
      "record.bundle-encounter", "A resource of a bundle belongs to one encounter.",
      "Each encounter with an augmentation gives a record, of the resources that name it or that something of it leads to. What names no encounter is read where its patient has only one; what could be of several, or names another patient than its encounter, is not guessed."
    ),
    ReadingRule(
      "record.bundle-part", "The operation of which a level is a part stands in the bundle.",
      "A level names the operation as a whole in partOf. Where that leads nowhere, correct the reference, or add the procedure to the bundle. In a bundle that claims none of our profiles it is a warning."
    ),
    ReadingRule(
      "record.bundle-lacks",
      "What a record asks for, and a bundle of others does not have, is said.",
      "A bundle that claims our profiles must hold what a record asks for. One that does not is read as far as it goes: its record lacks the field, and 'kypho map' will ask for it."
    ),
    ReadingRule(
      "record.bundle-value", "A value of a bundle can stand in a record.",
      "Codes have their words in the tables that the mapping writes with, and amounts the units of the record. What has neither is named and left out."
    ),
    ReadingRule(
      "record.bundle-reference", "What encounters share stands in a bundle before them.",
      "Give the directory bundles in the same input, before the encounters that name them. Without them the references tell the numbers and the facility's name, and nothing else."
    ),
    ReadingRule(
      "record.bundle-unused", "What a record cannot hold is counted.",
      "Resources and elements without a field of the record are not lost without a word: they are counted, and named one by one where that is asked for."
    ),
    ReadingRule(
      "record.ambiguous-parent", "A row of a linked file belongs to one row only.",
      "The column that links the files has the same value in several rows of the other file."),
  ]

  /// The rule with an id.
  public static func named(_ id: String) -> ReadingRule? { all.first { $0.id == id } }
}
