extension MappingDraft {
  /// The text of the mapping file, with what speaks for each guess as a comment.
  ///
  /// It holds values of coded columns alone, and numbers; nothing of columns that name a patient or a person.
  public var yaml: String {
    var yaml = """
      # A mapping file that was guessed from sample files: look it over before you use it.
      # What stands behind a # is the evidence; a line that begins with # is not in force.

      """
    yaml += forms + constants + tables + conversions + translations
    if !passed.isEmpty {
      yaml += "\n# Passed over:\n"
      for file in passed { yaml += "#   \(file.file.onOneLine): \(file.reason.onOneLine)\n" }
    }
    return yaml
  }

  private var forms: String {
    var yaml = "\n"
    if needsTimeZone {
      yaml += "# Times have no offset: name the zone of the site.\n# timeZone: America/New_York\n"
    }
    let dates = dateFormats
    if !dates.formats.isEmpty {
      if dates.isAmbiguous {
        yaml += "# No day above 12 was seen: it may be d/M as well as M/d. Check it.\n"
      }
      yaml += "dateFormats:\n" + dates.formats.map { "  - \(Self.quoted($0))\n" }.joined()
    }
    for column in dates.misfits {
      yaml += "# Some dates of \(column.onOneLine) have another form.\n"
    }
    for column in dates.unknown {
      yaml += "# The dates of \(column.onOneLine) have no usual form: add theirs to dateFormats.\n"
    }
    let habits = habits
    yaml += Self.list("nullWords", habits.nulls) + Self.list("trueWords", habits.yes)
    yaml += Self.list("falseWords", habits.no)
    if habits.hasDecimalComma { yaml += "decimalComma: true\n" }
    let delimiters = Set(files.map(\.sample.delimiter))
    if let delimiter = delimiters.first, delimiter != UInt8(ascii: ",") {
      let text = delimiter == 0x09 ? "tab" : String(UnicodeScalar(delimiter))
      yaml += "delimiter: \(Self.quoted(text))\n"
      if delimiters.count > 1 {
        yaml += "# The files have different delimiters; all must have the same.\n"
      }
    }
    return yaml
  }

  private var constants: String {
    let missing = missingFields
    guard !missing.isEmpty else { return "" }
    var yaml =
      "\n# Required, and in no column that was recognized: name the column below, or set what is the same for all.\n"
    yaml += "# constants:\n"
    for field in missing { yaml += "#   \(field): \n" }
    return yaml
  }

  private var tables: String {
    guard !files.isEmpty else { return "" }
    var yaml = "\nfiles:\n"
    for file in files {
      yaml += "  \(file.table.name):   # rows that were looked at: \(file.sample.rows)\n"
      yaml += "    file: \(Self.quoted(file.sample.file))\n"
      if file.hasRowsOfOneKey {
        yaml +=
          "    # Its key comes in more than one row: give the levels a file of their own, with the key in each row.\n"
      }
      yaml += "    columns:   # null for one that is not to be read\n"
      for (place, column) in file.sample.columns.enumerated() where !column.name.isEmpty {
        let filled = "\(column.filled) filled"
        if let guess = file.guesses.first(where: { $0.column == place }) {
          yaml +=
            "      \(Self.quoted(column.name)): \(guess.path)   # \(guess.likeness.words); \(filled)\n"
        } else {
          // Left out of force, so that the report of coverage names it until somebody decides.
          yaml += "      # \(Self.quoted(column.name)): ?   # not recognized; \(filled)\n"
        }
      }
    }
    return yaml
  }

  private var conversions: String {
    let units = units
    guard !units.isEmpty else { return "" }
    return "\nunits:   # from the names of the columns\n"
      + units.map { "  \($0.path): \($0.unit)\n" }.joined()
  }

  private var translations: String {
    var yaml = ""
    for field in codedFields {
      guard !field.isKeptBack else {
        yaml +=
          "  # \(field.path): too many different values for a coded field; is it the right column?\n"
        continue
      }
      let foreign = field.values.filter { $0.word != $0.value }
      guard !foreign.isEmpty else { continue }
      let known = foreign.filter { $0.word != nil }
      yaml += known.isEmpty ? "  # \(field.path):\n" : "  \(field.path):\n"
      for (value, count, word) in foreign {
        if let word {
          yaml += "    \(Self.quoted(value)): \(word)   # \(count)\n"
        } else {
          yaml +=
            "    # \(Self.quoted(value)): ?   # \(count); accepted: \(field.words.joined(separator: ", "))\n"
        }
      }
    }
    guard !yaml.isEmpty else { return "" }
    let isInForce = yaml.split(separator: "\n").contains { !$0.drop { $0 == " " }.hasPrefix("#") }
    return "\n\(isInForce ? "" : "# ")translate:   # behind each word, how often it was met\n"
      + yaml
  }

  private static func list(_ name: String, _ words: [String]) -> String {
    words.isEmpty ? "" : "\(name): [\(words.map(quoted).joined(separator: ", "))]\n"
  }

  /// A text that YAML reads as it is.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\t": quoted += "\\t"
      default:
        quoted.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
      }
    }
    return quoted + "\""
  }
}
