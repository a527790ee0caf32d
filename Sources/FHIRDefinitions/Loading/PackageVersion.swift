/// A version as packages and definitions have it, to be put in order: `1.0.0-ballot` < `1.0.0` < `1.0.10` < `2.0`.
///
/// What is no such version is ordered by its characters, before all that are.
struct PackageVersion: Comparable, Hashable {
  private let numbers: [Int]
  private let label: String
  private let text: String

  init(_ text: String?) {
    let text = text ?? ""
    self.text = text
    let main = text.prefix { $0 != "-" && $0 != "+" }
    let parts = main.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 9 ? Int($0) : nil }
    self.numbers = numbers.count == parts.count ? numbers : []
    label = String(text.dropFirst(main.count))
  }

  /// Whether it comes before a release.
  var isPrerelease: Bool { !label.isEmpty && label.first == "-" }

  static func < (a: Self, b: Self) -> Bool {
    if a.numbers.isEmpty || b.numbers.isEmpty {
      return a.numbers.isEmpty == b.numbers.isEmpty ? a.text < b.text : a.numbers.isEmpty
    }
    for place in 0..<Swift.max(a.numbers.count, b.numbers.count) {
      let one = place < a.numbers.count ? a.numbers[place] : 0
      let other = place < b.numbers.count ? b.numbers[place] : 0
      if one != other { return one < other }
    }
    // A label makes a version earlier than the one without.
    if a.label.isEmpty != b.label.isEmpty { return !a.label.isEmpty }
    return a.label < b.label
  }

  /// The places of the versions that a canonical url with a version means, of those that are here: that version, else those
  /// that it stands for with its end open, else those that differ from it only in their patch.
  static func places(of wanted: String, among versions: [String?]) -> [Int] {
    let exact = versions.indices.filter { versions[$0] == wanted }
    if !exact.isEmpty { return exact }
    let open = versions.indices.filter { matches(versions[$0], wanted) }
    if !open.isEmpty { return open }
    guard let line = line(wanted) else { return [] }
    return versions.indices.filter { versions[$0].flatMap { Self.line($0) } == line }
  }

  /// The first two numbers of a version such as `4.0.1`; `nil` for anything that is written otherwise.
  private static func line(_ version: String) -> [Int]? {
    let numbers = PackageVersion(version).numbers
    return numbers.count == 3 ? Array(numbers.prefix(2)) : nil
  }

  /// Whether a version is the one that is asked for, which may leave its end open: `1.0`, `1.0.x`, `1.x`, `latest`.
  static func matches(_ version: String?, _ wanted: String) -> Bool {
    guard let version else { return false }
    if version == wanted || wanted == "latest" || wanted == "*" { return true }
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    var open = wanted.split(separator: ".", omittingEmptySubsequences: false)
    let isOpen = open.last.map { $0 == "x" || $0 == "X" || $0 == "*" } ?? false
    if isOpen { open.removeLast() }
    // A short version without a wildcard stands for its patches.
    guard isOpen || open.count == 2, parts.count >= open.count else { return false }
    return zip(open, parts).allSatisfy { $0 == $1 || $0 == "x" || $0 == "*" }
  }
}
