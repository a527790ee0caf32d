import Foundation
import KyphoplastyFHIR

/// Where mapped bundles go: lines on stdout, or files in a folder.
struct BundleOutput: ~Copyable {
  private let folder: String?
  private var lines: ByteOutput

  init(folder: String?) throws {
    self.folder = folder
    lines = ByteOutput.standard()
    guard let folder else { return }
    do {
      // Bundles hold patient data: nobody else reads them.
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate, "the folder \(folder) cannot be made")
    }
  }

  mutating func write(_ bundle: PreparedBundle, isDirectory: Bool = false) throws {
    guard let folder else {
      try lines.write(bundle.bytes)
      try lines.write([UInt8(ascii: "\n")])
      return
    }
    var name = Self.fileName(bundle.id)
    // No encounter takes the name of a directory, whatever its key is.
    if !isDirectory, name.hasPrefix("directory-") { name = "%64" + name.dropFirst() }
    var file = try ByteOutput.file("\(folder)/\(name).bundle.json", isPrivate: true)
    try file.write(bundle.bytes)
    try file.write([UInt8(ascii: "\n")])
    try file.flush()
  }

  mutating func finish() throws { try lines.flush() }

  /// A key as a file name: what is no letter, digit, dot, hyphen or underscore is written as its bytes.
  ///
  /// So no two keys share a name and none leads out of the folder. What is too long for a name ends with its digest.
  static func fileName(_ key: String) -> String {
    var name = ""
    for byte in key.utf8 {
      if name.utf8.count > 190 { return "\(name)=\(BundleDigest(Array(key.utf8)).text)" }
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where !name.isEmpty: name += "."
      default: name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return name
  }
}
