/// Bearer tokens that say themselves until when they are good: `expires.1774944000`.
enum ExpiringToken {
  /// Whether the value of an Authorization header is good at a time.
  static func isGood(_ authorization: String?, at now: Timestamp) -> Bool {
    let parts = (authorization ?? "").split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
    let fields = parts[1].split(separator: ".")
    guard fields.count >= 2, fields[0] == "expires", let seconds = Int64(fields[1]) else {
      return false
    }
    return now.milliseconds / 1000 < seconds
  }
}
