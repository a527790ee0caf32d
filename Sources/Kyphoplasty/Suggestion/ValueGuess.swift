/// What the values of a coded column may mean in the record's words.
enum ValueGuess {
  /// The word for a value; `nil` where several or none would fit.
  ///
  /// The record's own words mean themselves.
  static func word(for value: String, among words: [String]) -> String? {
    if words.contains(value) { return value }
    let plain = ColumnNames.plain(value)
    guard !plain.isEmpty else { return nil }
    let byName = words.filter { ColumnNames.plain($0) == plain }
    if byName.count == 1 { return byName[0] }
    if let vertebra = vertebra(plain), words.contains(vertebra) { return vertebra }
    for (word, names) in synonyms where names.contains(plain) && words.contains(word) {
      return word
    }
    let byInitials = words.filter { plain.utf8.count > 1 && initials(of: $0) == plain }
    if byInitials.count == 1 { return byInitials[0] }
    let byBeginning = words.filter { ColumnNames.plain($0).hasPrefix(plain) }
    return byBeginning.count == 1 ? byBeginning[0] : nil
  }

  /// `T12` for `th12`, `d12` or `bwk12`, as thoracic vertebrae are called elsewhere; the others likewise.
  private static func vertebra(_ plain: String) -> String? {
    let region = plain.prefix { !$0.isNumber }
    guard let number = Int(plain.dropFirst(region.count)) else { return nil }
    let letter: String? =
      switch region {
      case "c", "hwk", "cervical": "C"
      case "t", "th", "d", "bwk", "thoracic", "dorsal": "T"
      case "l", "lwk", "lumbar": "L"
      case "s", "swk", "sacral": "S"
      default: nil
      }
    return letter.map { "\($0)\(number)" }
  }

  /// `balloonKyphoplasty` as `bk`.
  private static func initials(of word: String) -> String {
    String(word.prefix(1)) + word.dropFirst().filter { $0.isUppercase || $0.isNumber }.lowercased()
  }

  /// What sites write for words of the record: judgement.
  ///
  /// A word comes once; its field decides whether it is meant.
  private static let synonyms: KeyValuePairs<String, [String]> = [
    "female": ["w", "woman", "f"], "male": ["man", "m"],
    "white": ["caucasian"], "blackOrAfricanAmerican": ["black", "africanamerican"],
    "hispanicOrLatino": ["hispanic", "latino"],
    "notHispanicOrLatino": ["nonhispanic", "nothispanic", "n"],
    "ambulatory": ["op", "outpatient", "amb"],
    "shortStay": ["sdc", "daycase", "daysurgery", "sameday"],
    "observation": ["obs", "obsenc"], "inpatient": ["inp", "ip", "imp"],
    "emergency": ["ed", "er", "emer"],
    "balloonKyphoplasty": ["bkp", "kyphoplasty", "kp", "kypho", "balloon"],
    "vertebroplasty": ["vp", "pvp", "vertebro"],
    "implantAugmentation": ["implant", "sj", "spinejack"],
    "fluoroscopy": ["fl", "fluoro"], "ct": ["cat"], "xray": ["xr", "xrays"], "mri": ["mr"],
    "general": ["ga", "gen"], "moderateSedation": ["mod", "conscious", "sedation"],
    "monitoredCare": ["mac"],
    "local": ["loc", "la"],
    "intravenous": ["iv"], "infiltration": ["inf"], "oral": ["po"], "subcutaneous": ["sc", "sq"],
    "home": ["hom"], "homeWithCare": ["hhc", "homehealth", "hha"],
    "skilledNursing": ["snf", "nursinghome"],
    "rehabilitation": ["rehab", "irf"], "hospice": ["hosp"],
    "expired": ["died", "dead", "deceased"],
    "transpedicular": ["tp", "tpd"], "parapedicular": ["pp", "extrapedicular"],
    "left": ["l", "lt"], "right": ["r", "rt"], "bilateral": ["b", "bil", "both"],
    "osteoporosis": ["osteo", "op", "osteoporotic"], "secondaryOsteoporosis": ["osteo2"],
    "neoplasm": ["tumor", "tumour", "cancer", "malignant"],
    "trauma": ["traumatic", "injury"], "senile": ["age", "agerelated"], "postmenopausal": ["pmo"],
    "corticosteroid": ["steroid", "steroids"], "multipleMyeloma": ["myeloma", "mm"],
    "boneMetastasis": ["metastasis", "mets"],
    "wedge": ["wdg"], "biconcave": ["bic"], "crush": ["cru"],
    "low": ["lv", "lo"], "medium": ["mv", "med"], "high": ["hv", "hi"],
    "paravertebral": ["para"], "epidural": ["epi"], "prevertebral": ["prev"],
    "primaryOperator": ["op", "surgeon", "operator", "primarysurgeon"],
    "assistant": ["as", "asst"],
    "anesthesiologist": ["an", "anes"], "nurseAnesthetist": ["crna"],
    "interventionalPain": ["ipm"], "spineSurgery": ["spine"], "interventionalRadiology": ["ir"],
    "anesthesiology": ["anes"],
    "orthopedicSurgery": ["ortho", "orthopedics"], "neurosurgery": ["ns", "neuro"],
    "baseline": ["pre", "preop", "bl", "0"], "day1": ["1d", "d1"], "day7": ["1w", "7d", "week1"],
    "month1": ["1m", "4w", "30d"], "month3": ["3m", "90d", "12w"], "month6": ["6m", "26w"],
    "month12": ["12m", "1y", "year1", "52w"],
    "never": ["nonsmoker"], "former": ["exsmoker", "quit"], "current": ["smoker", "active"],
  ]
}

/// What sites write for yes and no.
enum TruthWords {
  static let yes: Set<String> = ["Y", "y", "Yes", "YES", "yes", "1", "T", "TRUE", "True", "X", "x"]
  static let no: Set<String> = ["N", "n", "No", "NO", "no", "0", "F", "FALSE", "False"]
}

/// The form of dates that the values of columns have, but for a few.
enum DateFormatGuess {
  private static let dates = [
    "M/d/yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy/M/d", "yyyyMMdd", "dd-MMM-yyyy",
    "dd MMM yyyy",
  ]
  private static let clocks = ["", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a"]

  struct Guess {
    /// The formats that a column needs; none where all values have the record's own form.
    var formats: [String] = []
    /// Whether another order of day and month would fit as well.
    var isAmbiguous = false
    /// Whether some values have neither this form nor the record's own.
    var hasMisfits = false
  }

  /// The form that at least four of five values have; `nil` where there is none.
  static func formats(of values: [String]) -> Guess? {
    let foreign = values.filter { CivilText.isForeign($0) }
    guard !foreign.isEmpty else { return Guess() }
    var fitting: [(format: String, count: Int)] = []
    for date in dates {
      for clock in clocks {
        guard let format = try? DateFormat(date + clock) else { continue }
        let count = foreign.count { format.read($0) != nil }
        if count * 5 >= foreign.count * 4 { fitting.append((date + clock, count)) }
      }
    }
    let most = fitting.map(\.count).max()
    let best = fitting.filter { $0.count == most }.map(\.format)
    guard let first = best.first else { return nil }
    return Guess(
      formats: [first],
      isAmbiguous: best.contains { $0.hasPrefix("d/M") } && first.hasPrefix("M/d"),
      hasMisfits: most != foreign.count)
  }

  private enum CivilText {
    /// Whether a text is no date of ISO 8601, which needs no format.
    static func isForeign(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      let isCivil =
        bytes.count >= 7 && bytes[..<4].allSatisfy(LabelText.isDigit)
        && bytes[4] == UInt8(ascii: "-")
      return !isCivil
    }
  }
}
