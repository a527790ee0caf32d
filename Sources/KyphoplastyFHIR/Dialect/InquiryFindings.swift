/// What reading back shows of the entries that were asked for.
struct InquiryFindings: Hashable {
  /// The entries that the server has as they were sent.
  var found: Set<Int> = []
  /// Where it has put their resources.
  var locations: [String: String] = [:]
  /// Whether it lacks an entry.
  var isMissing = false
  /// Whether every entry is either there or missing.
  var isCertain = false
}
