import Foundation
import LosslessJSON

/// What a bundle does to resources, in its order: the bytes that it puts, nil where it deletes.
struct BundleEffects {
  var effects: [(reference: String, bytes: String?)] = []

  /// The bytes by `Type/id`; what is deleted is missing.
  var resources: [String: String] {
    effects.reduce(into: [:]) { $0[$1.reference] = $1.bytes }
  }

  init(_ bytes: some Sequence<UInt8>) throws {
    let bundle = try JSONDocument(Array(bytes)).value
    for entry in bundle["entry"]?.elements.map({ $0 }) ?? [] {
      guard let url = entry["request"]?["url"]?.string else { continue }
      effects.append((url, entry["resource"]?.text))
    }
  }

  /// The bundles in a folder, by their names without what they end with.
  static func folder(_ path: String) throws -> [String: BundleEffects] {
    var bundles: [String: BundleEffects] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      guard name.hasSuffix(".bundle.json"),
        let data = FileManager.default.contents(atPath: "\(path)/\(name)")
      else { continue }
      bundles[String(name.dropLast(".bundle.json".count))] = try BundleEffects([UInt8](data))
    }
    return bundles
  }
}
