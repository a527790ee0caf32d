import FHIRDefinitions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Packs on disk.
enum PackFile {
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let words: String
    var description: String { "\(path) \(words)" }
  }

  static func read(_ path: String) throws -> DefinitionPack {
    let bytes = try bytes(of: path)
    do { return try DefinitionPack(bytes) } catch {
      throw Failure(path: path, words: "is no pack: \(error)")
    }
  }

  static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Failure(path: path, words: "cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = fread(block.baseAddress, 1, block.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: block[..<count])
    }
    return bytes
  }

  /// Writes beside the target and renames, so that no reader sees half a pack.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let part = path + ".part"
    guard let file = fopen(part, "wb") else {
      throw Failure(path: path, words: "cannot be written")
    }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count, rename(part, path) == 0 else {
      unlink(part)
      throw Failure(path: path, words: "cannot be written")
    }
  }
}
