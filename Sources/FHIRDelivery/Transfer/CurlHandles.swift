internal import CCurl
internal import Glibc
internal import Synchronization

// The border to libcurl: no pointer of its leaves this file.

/// An option that libcurl refused.
struct CurlFault: Error {
  let code: CURLcode
}

/// The list of header lines that libcurl reads while it sends.
private struct HeaderLines: ~Copyable {
  var list: UnsafeMutablePointer<curl_slist>?

  mutating func append(_ line: String) throws(CurlFault) {
    guard let longer = curl_slist_append(list, line) else {
      throw CurlFault(code: CURLE_OUT_OF_MEMORY)
    }
    list = longer
  }

  deinit {
    curl_slist_free_all(list)
  }
}

/// What libcurl's callbacks get as their context: the exchange that runs on a handle.
private final class ExchangePlace {
  var exchange: Exchange?
}

/// Owns an easy handle, and what libcurl looks at while a transfer runs on it.
///
/// Its options stay from one transfer to the next as long as the same ones are wanted: setting them all takes longer than
/// sending a small request.
struct EasyHandle: ~Copyable {
  fileprivate let handle: UnsafeMutableRawPointer
  private let words: UnsafeMutablePointer<CChar>
  private let tag: Int
  private var lines = HeaderLines()
  private let place = ExchangePlace()
  /// What the options are set for; nil where they must be set anew.
  private(set) var setup: TransferSetup?

  /// Makes a handle, or nil where memory has run out; the tag says later whose transfer is done.
  init?(tag: Int) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.tag = tag
    words = .allocate(capacity: Int(CURL_ERROR_SIZE))
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(handle)
    words.deallocate()
  }

  /// Forgets every option, and sets those that any transfer has; connections and TLS sessions stay with the multi handle.
  mutating func renew() throws(CurlFault) {
    reset()
    try check(ccurl_setopt_error_buffer(handle, words))
    try check(ccurl_setopt_tag(handle, tag))
    try setCallbacks(Unmanaged.passUnretained(place).toOpaque())
  }

  /// Notes what the options are set for, once they are.
  mutating func isSet(for setup: TransferSetup?) {
    self.setup = setup
  }

  /// Ties the callbacks to an exchange.
  mutating func begin(_ exchange: Exchange, headerLines: [String]) throws(CurlFault) {
    lines = HeaderLines()
    for line in headerLines { try lines.append(line) }
    try check(ccurl_setopt_list(handle, CURLOPT_HTTPHEADER, lines.list))
    words.pointee = 0
    place.exchange = exchange
  }

  /// Forgets a transfer that went well, and what belonged to it alone.
  mutating func rest() {
    guard setup != nil, ccurl_setopt_list(handle, CURLOPT_HTTPHEADER, nil) == CURLE_OK else {
      reset()
      return
    }
    lines = HeaderLines()
    place.exchange = nil
  }

  /// Forgets the last transfer: its options, then what they pointed to.
  mutating func reset() {
    setup = nil
    curl_easy_reset(handle)
    lines = HeaderLines()
    place.exchange = nil
    words.pointee = 0
  }

  func set(_ option: CURLoption, _ value: Int) throws(CurlFault) {
    try check(ccurl_setopt_long(handle, option, value))
  }

  func set(_ option: CURLoption, offset value: Int) throws(CurlFault) {
    try check(ccurl_setopt_offset(handle, option, curl_off_t(value)))
  }

  func set(_ option: CURLoption, _ value: String?) throws(CurlFault) {
    try check(ccurl_setopt_string(handle, option, value))
  }

  func set(_ option: CURLoption, blob: [UInt8]) throws(CurlFault) {
    try check(blob.withUnsafeBytes { ccurl_setopt_blob(handle, option, $0.baseAddress, $0.count) })
  }

  func number(_ info: CURLINFO) -> Int { ccurl_getinfo_long(handle, info) }

  func offset(_ info: CURLINFO) -> Int64 { Int64(ccurl_getinfo_offset(handle, info)) }

  func text(_ info: CURLINFO) -> String? {
    ccurl_getinfo_string(handle, info).map { String(cString: $0) }
  }

  /// The lines about each of the server's certificates, where they were asked for.
  func certificates() -> [[String]] {
    guard let info = ccurl_getinfo_certificates(handle)?.pointee, let lists = info.certinfo else {
      return []
    }
    return (0..<Int(max(info.num_of_certs, 0))).map { index in
      var lines: [String] = []
      var next = lists[index]
      while let entry = next?.pointee {
        if let line = entry.data { lines.append(String(cString: line)) }
        next = entry.next
      }
      return lines
    }
  }

  /// Has libcurl keep the server's certificates and say what TLS is; of what it hears, headers and bodies are dropped.
  func inspect() throws(CurlFault) {
    try set(CURLOPT_CERTINFO, 1)
    try check(
      ccurl_setopt_debug(
        handle,
        { _, kind, text, count, context in
          if kind == CURLINFO_TEXT, let text {
            let line = UnsafeRawBufferPointer(start: text, count: count)
            Exchange.at(context)?.hear(line.bytes)
          }
          return 0
        }, Unmanaged.passUnretained(place).toOpaque()))
  }

  /// libcurl's words for what went wrong.
  func explain(_ code: CURLcode) -> String {
    words.pointee != 0 ? String(cString: words) : String(cString: curl_easy_strerror(code))
  }

  private func check(_ code: CURLcode) throws(CurlFault) {
    guard code == CURLE_OK else { throw CurlFault(code: code) }
  }

  /// The context is unretained: the handle owns it, and no callback comes after the transfer was removed.
  private func setCallbacks(_ context: UnsafeMutableRawPointer) throws(CurlFault) {
    try check(
      ccurl_setopt_prerequest(
        handle,
        { context, _, _, _, _ in
          Exchange.at(context)?.mayStart() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }, context))
    try check(
      ccurl_setopt_read(
        handle,
        { buffer, size, count, context in
          guard let buffer, let exchange = Exchange.at(context) else {
            return Int(CURL_READFUNC_ABORT)
          }
          let room = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
          return exchange.copyNextPart(to: room)
        }, context))
    // The guard against the silent resend: libcurl sends a request again by itself when a connection that it used again
    // breaks before any answer (Curl_retry_request in lib/transfer.c), unless the body cannot be rewound. It then fails
    // with 65, and whoever knows what the request means decides.
    try check(ccurl_setopt_seek(handle, { _, _, _ in CURL_SEEKFUNC_FAIL }, context))
    try check(
      ccurl_setopt_write(
        handle,
        { bytes, size, count, context in
          let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
          return Exchange.at(context)?.take(part.bytes) == true ? part.count : 0
        }, context))
    try check(
      ccurl_setopt_header(
        handle,
        { bytes, size, count, context in
          let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
          return Exchange.at(context)?.takeHeader(line.bytes) == true ? line.count : 0
        }, context))
    try check(
      ccurl_setopt_progress(
        handle,
        { context, _, _, _, uploaded in
          Exchange.at(context)?.hasSent(Int64(uploaded)) == true ? 0 : 1
        }, context))
    // libcurl's own sockets are inherited by the processes that the program starts, which keeps connections open.
    try check(
      ccurl_setopt_open_socket(handle) { _, _, address in
        guard let address = address?.pointee else { return CURL_SOCKET_BAD }
        let closedOnExec = Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.family, address.socktype | closedOnExec, address.protocol)
      })
  }
}

extension Exchange {
  fileprivate static func at(_ context: UnsafeMutableRawPointer?) -> Exchange? {
    context.flatMap { Unmanaged<ExchangePlace>.fromOpaque($0).takeUnretainedValue().exchange }
  }
}

/// Owns a multi handle: the pool of connections, and whatever runs over them.
struct MultiHandle: ~Copyable {
  private let handle: UnsafeMutableRawPointer
  private let waker: MultiWaker

  /// Makes a handle that the waker can wake, or nil where memory has run out.
  init?(waker: MultiWaker) {
    guard CurlLibrary.isReady, let handle = curl_multi_init() else { return nil }
    self.handle = handle
    self.waker = waker
    waker.attach(handle)
  }

  deinit {
    waker.detach()
    curl_multi_cleanup(handle)
  }

  func set(_ option: CURLMoption, _ value: Int) {
    _ = ccurl_multi_setopt_long(handle, option, value)
  }

  func add(_ easy: borrowing EasyHandle) -> Bool {
    curl_multi_add_handle(handle, easy.handle) == CURLM_OK
  }

  func remove(_ easy: borrowing EasyHandle) {
    curl_multi_remove_handle(handle, easy.handle)
  }

  /// Moves whatever can be moved; false where libcurl itself is in trouble.
  func perform() -> Bool {
    var running: Int32 = 0
    return curl_multi_perform(handle, &running) == CURLM_OK
  }

  /// Waits for a socket, a timer of libcurl, the waker, or the end of the time.
  func wait(milliseconds: Int32) {
    curl_multi_poll(handle, nil, 0, milliseconds, nil)
  }

  /// The tag and the result of a transfer that is done, once each.
  func nextDone() -> (tag: Int, result: CURLcode)? {
    var rest: Int32 = 0
    while let message = curl_multi_info_read(handle, &rest) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else {
        continue
      }
      return (ccurl_getinfo_tag(easy), message.pointee.data.result)
    }
    return nil
  }
}

/// Ends a multi handle's wait from any thread.
///
/// libcurl allows that as long as the handle lives, which the lock makes sure of.
final class MultiWaker: Sendable {
  private struct Target: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer
  }

  private let target = Mutex<Target?>(nil)

  func wake() {
    target.withLock { target in
      if let target { curl_multi_wakeup(target.handle) }
    }
  }

  fileprivate func attach(_ handle: UnsafeMutableRawPointer) {
    let new = Target(handle: handle)
    target.withLock { $0 = new }
  }

  fileprivate func detach() {
    target.withLock { $0 = nil }
  }
}

/// libcurl's global state, set up once for the process and never torn down.
private enum CurlLibrary {
  static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
