import Foundation
import LosslessJSON

/// A transaction bundle of about 3 MB without white space: the entries of the shared bundles, again and again.
enum SharedBundle {
  static let size = 3_000_000

  static func bytes() throws -> [UInt8] {
    var entries: [[UInt8]] = []
    for path in try paths() {
      let text = minified([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
      let document = try JSONDocument(text)
      guard let list = document.member("entry", of: document.root) else { continue }
      document.forEachElement(of: list) { entries.append(Array(text[document.range(of: $0)])) }
    }
    guard !entries.isEmpty else { throw MissingInput() }
    var json = JSONWriter(capacity: size + 100_000)
    json.object { json in
      json.member("resourceType", "Bundle")
      json.member("type", "transaction")
      json.key("entry")
      json.array { json in
        while json.count < size { for entry in entries { json.json(entry) } }
      }
    }
    return json.finish()
  }

  private static func paths() throws -> [String] {
    let shared = try Inputs.sharedFolder()
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: shared + "/data") else {
      throw MissingInput()
    }
    return names.filter { $0.hasSuffix(".json") }.sorted().map { shared + "/data/" + $0 }
  }

  static func minified(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var isString = false
    var isEscaped = false
    for byte in text {
      if isString || byte > 0x20 { result.append(byte) }
      if byte == UInt8(ascii: "\""), !isEscaped { isString.toggle() }
      isEscaped = isString && byte == UInt8(ascii: "\\") && !isEscaped
    }
    return result
  }
}

struct MissingInput: Error, CustomStringConvertible {
  var description: String {
    "KYPHO_SHARED names no folder with the published packages and test suites"
  }
}
