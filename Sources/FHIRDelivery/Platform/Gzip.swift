internal import CZlib

/// Packs bytes (RFC 1952).
enum Gzip {
  /// The packed bytes; nil where memory has run out.
  static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    // zlib counts in 32 bits; what is larger is no body that a server takes.
    guard let count = UInt32(exactly: bytes.count) else { return nil }
    var stream = z_stream()
    guard czlib_gzip_init(&stream) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let bound = deflateBound(&stream, UInt(count))
    guard let capacity = UInt32(exactly: bound) else { return nil }

    var input = bytes
    var isWhole = false
    let packed = [UInt8](unsafeUninitializedCapacity: Int(capacity)) { buffer, used in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = count
        stream.next_out = buffer.baseAddress
        stream.avail_out = capacity
        isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      used = Int(capacity - stream.avail_out)
    }
    return isWhole ? packed : nil
  }
}
