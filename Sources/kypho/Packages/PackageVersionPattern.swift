/// Which versions of a package will do: `1.2.3`, `1.2.x`, `1.2`, `latest`.
struct PackageVersionPattern {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether it is one version.
  var isExact: Bool {
    let parts = text.prefix { $0 != "-" && $0 != "+" }.split(separator: ".")
    return parts.count > 2 && parts.allSatisfy { Int($0) != nil }
  }

  /// Whether any version will do, the latest best.
  var isLatest: Bool { ["latest", "*", "x", ""].contains(text) }

  /// Whether a version will do.
  func matches(_ version: String) -> Bool {
    if version == text || isLatest { return true }
    guard !isExact else { return false }
    let wanted = text.split(separator: ".").filter { !["x", "X", "*"].contains($0) }
    let parts = version.split(separator: ".")
    // A patch is what a short version leaves open; a prerelease is nobody's choice unless it is named.
    return !version.contains("-") && parts.count > wanted.count && parts.starts(with: wanted)
  }

  /// Whether a version comes before another: by its numbers, and a prerelease before the release.
  static func precedes(_ one: String, _ other: String) -> Bool {
    let (a, b) = (parts(of: one), parts(of: other))
    for (x, y) in zip(a.numbers, b.numbers) where x != y { return x < y }
    if a.numbers.count != b.numbers.count { return a.numbers.count < b.numbers.count }
    if a.label.isEmpty != b.label.isEmpty { return !a.label.isEmpty }
    return a.label < b.label
  }

  private static func parts(of version: String) -> (numbers: [Int], label: String) {
    let main = version.prefix { $0 != "-" && $0 != "+" }
    return (
      main.split(separator: ".").map { Int($0) ?? 0 }, String(version.dropFirst(main.count))
    )
  }
}
