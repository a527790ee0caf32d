/// Writes a compressed tar archive (.tgz) that depends on nothing but the files in it.
///
/// Files stand in the order of their names, belong to nobody and are of the first of January 1970; the compression is our
/// own, so that the same files are the same archive on every machine.
///
///     var archive = ArchiveWriter()
///     archive.add("package/package.json", description)
///     let bytes = archive.finish()
///
/// The format: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
public struct ArchiveWriter: Sendable {
  private static let blockLength = 512

  private var files: [String: [UInt8]] = [:]

  /// Makes an archive without files.
  public init() {}

  /// Adds a file; one of the same name that is there already goes.
  public mutating func add(_ name: String, _ bytes: [UInt8]) { files[name] = bytes }

  /// The names of the files in the order in which they will stand.
  public var names: [String] {
    files.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// The archive.
  public consuming func finish() -> [UInt8] {
    var tar: [UInt8] = []
    for name in names {
      guard let bytes = files[name] else { continue }
      if let header = Self.header(name, size: bytes.count, kind: "0") {
        tar += header
      } else {
        let record = Self.paxRecord("path", name)
        tar += Self.header("PaxHeader", size: record.count, kind: "x") ?? []
        Self.append(record, to: &tar)
        tar += Self.header("LongName", size: bytes.count, kind: "0") ?? []
      }
      Self.append(bytes, to: &tar)
    }
    tar += [UInt8](repeating: 0, count: 2 * Self.blockLength)
    return GzipFile.compressed(tar)
  }

  private static func append(_ bytes: [UInt8], to tar: inout [UInt8]) {
    tar += bytes
    tar += [UInt8](repeating: 0, count: (blockLength - bytes.count % blockLength) % blockLength)
  }

  /// The header of a file; `nil` where its name is too long for one.
  private static func header(_ name: String, size: Int, kind: Unicode.Scalar) -> [UInt8]? {
    guard let (prefix, name) = split(name) else { return nil }
    var block: [UInt8] = []
    func field(_ bytes: some Collection<UInt8>, _ width: Int) {
      block += bytes
      block += [UInt8](repeating: 0, count: max(0, width - bytes.count))
    }
    func octal(_ number: Int, _ width: Int) {
      let digits = String(number, radix: 8)
      field((String(repeating: "0", count: max(0, width - 1 - digits.count)) + digits).utf8, width)
    }
    field(name.utf8, 100)
    octal(0o644, 8)
    octal(0, 8)
    octal(0, 8)
    octal(size, 12)
    octal(0, 12)
    // The checksum is of the block with spaces in its own place.
    field(repeatElement(0x20, count: 8), 8)
    block.append(UInt8(ascii: kind))
    field([], 100)
    field(Array("ustar".utf8) + [0] + Array("00".utf8), 8)
    field([], 64)
    octal(0, 8)
    octal(0, 8)
    field(prefix.utf8, 155)
    field([], 12)
    let checksum = block.reduce(0) { $0 + Int($1) }
    let digits = String(checksum, radix: 8)
    let text = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    block.replaceSubrange(148..<156, with: Array(text.utf8) + [0, 0x20])
    return block
  }

  /// A name as a header has it: up to 100 bytes, and before the slash in front of them up to 155.
  private static func split(_ name: String) -> (prefix: String, name: String)? {
    if name.utf8.count <= 100 { return ("", name) }
    for slash in name.indices.reversed() where name[slash] == "/" {
      let (prefix, rest) = (name[..<slash], name[name.index(after: slash)...])
      guard rest.utf8.count <= 100 else { return nil }
      if prefix.utf8.count <= 155, !prefix.isEmpty, !rest.isEmpty {
        return (String(prefix), String(rest))
      }
    }
    return nil
  }

  /// A record of a pax header: its own length, which counts its own digits, a key and a value.
  private static func paxRecord(_ key: String, _ value: String) -> [UInt8] {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count
    while rest.utf8.count + String(length).utf8.count != length {
      length = rest.utf8.count + String(length).utf8.count
    }
    return Array("\(length)\(rest)".utf8)
  }
}
