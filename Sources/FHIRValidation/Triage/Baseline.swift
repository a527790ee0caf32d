internal import LosslessJSON

/// The findings of an earlier run, so that a later one shows only what is new.
///
/// A finding is known by its file, resource, rule and path, not by its line; where several are alike, their number counts.
public struct Baseline: Hashable, Sendable {
  private var counts: [FindingKey: Int] = [:]

  /// Makes an empty baseline.
  public init() {}

  /// How many findings it holds.
  public var count: Int { counts.values.reduce(0, +) }

  /// Takes the findings of an outcome up.
  public mutating func record(_ outcome: Outcome, file: String) {
    for finding in outcome.findings { counts[FindingKey(finding, file: file), default: 0] += 1 }
  }

  /// The outcome with only those findings that the baseline does not hold; each one that it holds is used up.
  ///
  /// What is left at the end has been mended since.
  public mutating func takeOut(of outcome: Outcome, file: String) -> Outcome {
    guard !counts.isEmpty, !outcome.findings.isEmpty else { return outcome }
    return outcome.filtered { finding in
      let key = FindingKey(finding, file: file)
      guard let left = counts[key] else { return true }
      counts[key] = left > 1 ? left - 1 : nil
      return false
    }
  }

  // MARK: The file

  /// Reads what `json` wrote; `nil` where the text is no baseline.
  public init?(json bytes: [UInt8]) {
    guard let document = try? JSONDocument(bytes), document.value["version"]?.integer == 1,
      let list = document.value["findings"]
    else { return nil }
    for entry in list.elements {
      guard let file = entry["file"]?.string, let rule = entry["rule"]?.string,
        let path = entry["path"]?.string, let count = entry["count"]?.integer, count > 0
      else { return nil }
      let key = FindingKey(
        file: file, rule: rule, resource: entry["resource"]?.string, path: path)
      counts[key] = count
    }
  }

  /// The baseline as JSON, a finding on each line in a fixed order, so that changes of it are easy to read.
  public var json: [UInt8] {
    var bytes = Array("{\"version\":1,\"findings\":[".utf8)
    var isFirst = true
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      bytes += Array((isFirst ? "\n" : ",\n").utf8)
      isFirst = false
      var json = JSONWriter(capacity: 256)
      json.object { json in
        json.member("file", key.file)
        if let resource = key.resource { json.member("resource", resource) }
        json.member("path", key.path)
        json.member("rule", key.rule)
        json.member("count", count)
      }
      bytes += json.finish()
    }
    return bytes + Array((isFirst ? "]}\n" : "\n]}\n").utf8)
  }
}
