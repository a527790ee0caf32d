/// The files of a compressed tar archive, one after the other.
///
/// It reads what archives of packages hold: POSIX ustar headers with prefix, pax headers (`path`, `size`) and the long
/// names of GNU tar. Links, devices and folders are passed over.
///
/// The formats: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
struct TarReader: ~Copyable {
  private static let blockLength = 512
  private static let nameLimit = 1 << 20

  private var stream: GzipStream
  private let limits: PackageLimits
  private let path: String
  private var unpacked = 0
  private var files = 0

  init(_ compressed: [UInt8], path: String, limits: PackageLimits) throws(PackageError) {
    do { stream = try GzipStream(compressed) } catch {
      throw PackageError(.notCompressed, path: path)
    }
    self.path = path
    self.limits = limits.ofArchive(length: compressed.count)
  }

  /// Gives the next file whose name is wanted; `nil` after the last.
  mutating func next(
    where isWanted: (String) -> Bool
  ) throws(PackageError) -> (name: String, bytes: [UInt8])? {
    var longName: String?
    var longSize: Int?
    while true {
      let block = try read(Self.blockLength)
      // Two blocks of zeros end an archive; some end without.
      guard block.count == Self.blockLength, block.contains(where: { $0 != 0 }) else {
        try drain()
        return nil
      }
      guard let header = TarHeader(block) else { throw error(.notAnArchive) }
      let size = longSize ?? header.size
      files += 1
      guard size <= limits.file, files <= limits.files else { throw error(.tooLarge) }
      switch header.kind {
      case .file:
        let name = longName ?? header.name
        (longName, longSize) = (nil, nil)
        if isWanted(name) { return (name, try content(size)) }
        try skip(size)
      case .longName:
        guard size <= Self.nameLimit else { throw error(.tooLarge) }
        let bytes = try content(size).prefix { $0 != 0 }
        longName = String(decoding: bytes, as: UTF8.self)
      case .extended:
        guard size <= Self.nameLimit else { throw error(.tooLarge) }
        let records = PaxRecords(try content(size))
        longName = records["path"] ?? longName
        longSize = records["size"].flatMap { Int($0) }.map { max($0, 0) } ?? longSize
      case .other:
        (longName, longSize) = (nil, nil)
        try skip(size)
      }
    }
  }

  private func error(_ code: PackageError.Code) -> PackageError { PackageError(code, path: path) }

  private mutating func read(_ count: Int) throws(PackageError) -> [UInt8] {
    unpacked += count
    guard unpacked <= limits.unpacked else { throw error(.tooLarge) }
    do { return try stream.read(count) } catch { throw self.error(.notCompressed) }
  }

  /// Reads to the end, where zlib checks length and checksum: an archive that was cut short is not taken for whole.
  private mutating func drain() throws(PackageError) {
    while try !read(1 << 16).isEmpty {}
  }

  /// The content of a file; what fills its last block is passed over.
  private mutating func content(_ size: Int) throws(PackageError) -> [UInt8] {
    let bytes = try read(size)
    guard bytes.count == size else { throw error(.notAnArchive) }
    _ = try read((Self.blockLength - size % Self.blockLength) % Self.blockLength)
    return bytes
  }

  private mutating func skip(_ size: Int) throws(PackageError) {
    var left = (size + Self.blockLength - 1) / Self.blockLength * Self.blockLength
    while left > 0 {
      let count = min(left, 1 << 16)
      guard try read(count).count == count else { throw error(.notAnArchive) }
      left -= count
    }
  }
}
