internal import CZlib

/// The bytes that a gzip file holds, in the order in which they are asked for.
///
/// A file may have several members one behind the other (RFC 1952, 2.2), as tools write that compress in parallel; what
/// follows the last one is passed over.
struct GzipStream: ~Copyable {
  enum Failure: Error {
    case damaged
  }

  // zlib keeps the address of the stream and refuses to go on at another.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private var isAtEnd = false

  init(_ compressed: [UInt8]) throws(Failure) {
    input = .allocate(capacity: compressed.count)
    _ = input.initialize(fromContentsOf: compressed)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = UInt32(clamping: compressed.count)
    guard czlib_gunzip_init(stream) == Z_OK else { throw .damaged }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Whether a further member begins where the last one ended.
  private var isAtMember: Bool {
    guard stream.pointee.avail_in >= 2, let next = stream.pointee.next_in else { return false }
    return next[0] == 0x1F && next[1] == 0x8B
  }

  /// Unpacks up to `count` bytes; fewer only at the end.
  mutating func read(_ count: Int) throws(Failure) -> [UInt8] {
    guard count > 0, !isAtEnd else { return [] }
    var status = Z_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = UInt32(clamping: count)
      repeat {
        status = inflate(stream, Z_NO_FLUSH)
        if status == Z_STREAM_END, isAtMember { status = inflateReset(stream) }
      } while status == Z_OK
        && stream.pointee.avail_out > 0 && stream.pointee.avail_in > 0
      filled = Int(UInt32(clamping: count) - stream.pointee.avail_out)
    }
    if status == Z_STREAM_END {
      isAtEnd = true
    } else if status != Z_OK || bytes.count < count {
      throw .damaged
    }
    return bytes
  }
}
