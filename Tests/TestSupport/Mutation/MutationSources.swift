internal import LosslessJSON

extension Mutator {
  /// The largest text that copies are made from.
  public static let sizeLimit = 8_192

  /// The resources of bundles that are small enough, no more than some of each type.
  public static func resources(of bundles: [[UInt8]], ofEachType limit: Int = 3) -> [[UInt8]] {
    var found: [String: [[UInt8]]] = [:]
    for bytes in bundles {
      guard let document = try? JSONDocument(bytes),
        let entries = document.member("entry", of: document.root)
      else { continue }
      document.forEachElement(of: entries) { entry in
        guard document.kind(of: entry) == .object,
          let resource = document.member("resource", of: entry),
          document.kind(of: resource) == .object,
          let type = document.member("resourceType", of: resource)
        else { return }
        let text = Array(bytes[document.range(of: resource)])
        if text.count <= sizeLimit, found[document.text(of: type), default: []].count < limit {
          found[document.text(of: type), default: []].append(text)
        }
      }
    }
    return found.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
