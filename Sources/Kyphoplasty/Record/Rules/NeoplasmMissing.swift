extension RecordRule {
  static let neoplasmMissing = RecordRule(
    "clinical.neoplasm-missing", [15], .warning, basis: .codes,
    source: "ICD-10-CM, April 2026: M84.5- asks to code the underlying neoplasm also.",
    fields: ["diagnosis.fractures.cause", "diagnosis.neoplasm"],
    summary: "A fracture from a tumor names the tumor.",
    explanation: """
      The code of a pathological fracture in neoplastic disease (M84.5-) does not say which disease it is; the tabular \
      list asks for the code of the tumor beside it.
      """,
    remedy: "Record the tumor under `diagnosis.neoplasm`."
  ) { encounter, report in
    guard encounter.diagnosis.neoplasm == nil else { return }
    for (index, fracture) in encounter.diagnosis.fractures.enumerated()
    where fracture.cause == .neoplasm {
      report.lack(
        "diagnosis.fractures[\(index)].cause", "is neoplasm, and diagnosis.neoplasm names none")
    }
  }
}
