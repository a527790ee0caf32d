/// One request and its answer while they are under way; only the client's thread touches it.
final class Exchange {
  typealias Instant = ContinuousClock.Instant

  /// Why the answer was not taken or the sending was given up, where that was our own decision.
  enum Abort {
    case tooLarge
    case stalled
    case resend
  }

  private let body: [UInt8]
  private let isSafe: Bool
  private let responseLimit: Int
  private let stallTimeout: Duration

  private var bodyRead = 0
  private var uploaded: Int64 = 0
  private var uploadMoved: Instant?
  private var headerBytes = 0

  private(set) var hasStarted = false
  /// When the request was begun, handed over as a whole, and first answered.
  private(set) var instants: (begun: Instant?, sent: Instant?, answered: Instant?)
  private(set) var abort: Abort?
  private(set) var headers = HTTPHeaders()
  private(set) var received: [UInt8] = []
  /// libcurl's line about TLS, where a probe asked for it.
  private(set) var tlsLine: String?

  init(_ request: HTTPRequest, _ configuration: HTTPClientConfiguration) {
    body = request.body
    isSafe = request.method.isSafe
    responseLimit = configuration.responseLimit
    stallTimeout = configuration.uploadStallTimeout
  }

  /// How far the request has come.
  ///
  /// By what libcurl has read: it forgets what it has written before it fails with 65.
  var progress: TransferError.Progress {
    guard hasStarted else { return .notStarted }
    return bodyRead < body.count ? .started : .complete
  }

  /// Whether the request may go out; said by libcurl each time that it is about to write one.
  ///
  /// A second time means that the connection broke and libcurl would send the request again. That is harmless where the
  /// request changes nothing, or where the server has seen no more than the headers of a request with a body.
  func mayStart() -> Bool {
    let isHarmless = isSafe || (!body.isEmpty && bodyRead == 0)
    guard !hasStarted || isHarmless else {
      abort = .resend
      return false
    }
    hasStarted = true
    instants = (.now, body.isEmpty ? .now : nil, nil)
    return true
  }

  /// Copies the next part of the body, as much as there is room for; gives its length, 0 at the end.
  func copyNextPart(to room: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(room.count, body.count - bodyRead)
    body.withUnsafeBytes {
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[bodyRead...].prefix(count)))
    }
    bodyRead += count
    if bodyRead == body.count, instants.sent == nil { instants.sent = .now }
    return count
  }

  /// Takes a part of the answer's body, unless it would exceed the limit.
  func take(_ part: RawSpan) -> Bool {
    guard part.byteCount <= responseLimit - received.count else {
      abort = .tooLarge
      return false
    }
    part.withUnsafeBytes { received.append(contentsOf: $0) }
    return true
  }

  /// Takes a header line; a status line begins anew, because interim answers come first.
  func takeHeader(_ line: RawSpan) -> Bool {
    if instants.answered == nil { instants.answered = .now }
    headerBytes += line.byteCount
    guard headerBytes <= Self.headerLimit else {
      abort = .tooLarge
      return false
    }
    // What follows a chunked body are trailers, which the sender of the body could have written.
    guard received.isEmpty else { return true }
    line.withUnsafeBytes { line in
      if line.starts(with: "HTTP/".utf8) {
        headers = HTTPHeaders()
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 {
        headers.appendReceived(
          name: String(decoding: line[..<colon], as: UTF8.self),
          value: Self.trimmed(line[(colon + 1)...]))
      }
    }
    return true
  }

  /// Hears one of libcurl's own lines; only the one about TLS is kept.
  func hear(_ line: RawSpan) {
    guard line.byteCount < 1024 else { return }
    let text = line.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    if text.hasPrefix(TLSFacts.mark) { tlsLine = text }
  }

  /// Hears how much was sent; false once the sending has stood still for too long.
  ///
  /// Not by LOW_SPEED_LIMIT, which would also end the wait for a server that has everything and works on it.
  func hasSent(_ count: Int64) -> Bool {
    guard hasStarted, count < Int64(body.count) else {
      uploaded = count
      return true
    }
    let now = ContinuousClock.now
    guard let moved = uploadMoved, count == uploaded else {
      uploaded = count
      uploadMoved = now
      return true
    }
    guard now - moved > stallTimeout else { return true }
    abort = .stalled
    return false
  }

  private static let headerLimit = 256 << 10

  private static func trimmed(_ value: Slice<UnsafeRawBufferPointer>) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let start = value.drop(while: isBlank)
    guard let end = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(decoding: start[...end], as: UTF8.self)
  }
}
