/// What a client wants to see of what it wrote: `Prefer: return=...`.
enum Preference: String, Sendable {
  case minimal
  case representation
  case outcome = "OperationOutcome"

  /// Reads the header; `nil` where it says nothing about this.
  init?(header: String?) {
    let parts = (header ?? "").split(whereSeparator: { $0 == "," || $0 == ";" })
    for part in parts {
      let text = part.filter { $0 != " " && $0 != "\"" }
      if text.hasPrefix("return="), let found = Preference(rawValue: String(text.dropFirst(7))) {
        self = found
        return
      }
    }
    return nil
  }
}
