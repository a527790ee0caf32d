import Foundation

/// Documents in which one value has another in its place, once for every kind of place.
struct Misplacing {
  private let values: [Any]

  init(_ values: [Any]) { self.values = values }

  /// The resources of a bundle, or the bundle as a whole, each as a line.
  func documents(of bundle: [String: Any], isWhole: Bool = false) throws -> [String] {
    var lines: [String] = []
    var seen: Set<String> = []
    let entries = bundle["entry"] as? [[String: Any]] ?? []
    for (index, entry) in entries.enumerated() {
      guard let resource = entry["resource"] as? [String: Any] else { continue }
      let kind = "\(resource["resourceType"] ?? "")"
      for changed in try self.changed(resource, at: kind, &seen) {
        guard isWhole else {
          lines.append(try line(changed))
          continue
        }
        var whole = bundle
        var all = entries
        all[index]["resource"] = changed
        whole["entry"] = all
        lines.append(try line(whole))
      }
    }
    return lines
  }

  /// A record with each of its fields changed once, each as a line.
  func documents(ofRecord record: [String: Any]) throws -> [String] {
    var seen: Set<String> = []
    return try changed(record, at: "", &seen).map(line)
  }

  private func line(_ object: Any) throws -> String {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    return String(
      decoding: try JSONSerialization.data(withJSONObject: object, options: options),
      as: UTF8.self)
  }

  /// The value with each value in it changed in turn, unless one at such a place was.
  private func changed(_ value: Any, at path: String, _ seen: inout Set<String>) throws -> [Any] {
    if let object = value as? [String: Any] {
      return try object.sorted { $0.key < $1.key }.flatMap { key, member in
        try changed(member, at: "\(path).\(key)", &seen).map { changed in
          var object = object
          object[key] = changed
          return object
        }
      }
    }
    if let list = value as? [Any] {
      return try list.enumerated().flatMap { index, element in
        try changed(element, at: path, &seen).map { changed in
          var list = list
          list[index] = changed
          return list
        }
      }
    }
    return seen.insert(path).inserted ? values : []
  }
}
