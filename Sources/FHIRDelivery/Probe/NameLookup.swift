internal import Glibc

/// The addresses of a host's name, and how long it took to know them.
public struct NameLookup: Sendable, Hashable {
  /// The addresses in the order in which they would be tried.
  public var addresses: [String]
  /// How long it took.
  public var duration: Duration
  /// The resolver's own words where there are none.
  public var failure: String?

  /// Looks a name up, on a thread of its own: it blocks.
  static func run(_ host: String) async -> NameLookup {
    await withCheckedContinuation { continuation in
      let begin = ContinuousClock.now
      let work: @Sendable () -> Void = {
        let (addresses, failure) = look(up: host)
        continuation.resume(
          returning: NameLookup(
            addresses: addresses, duration: .now - begin, failure: failure))
      }
      if !SystemThread.start(work) {
        continuation.resume(
          returning: NameLookup(addresses: [], duration: .zero, failure: "no thread is left"))
      }
    }
  }

  private static func look(up host: String) -> ([String], String?) {
    var name = host
    if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(name, nil, &hints, &first)
    guard code == 0 else { return ([], String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(first) }
    var addresses: [String] = []
    var next = first
    while let entry = next?.pointee, addresses.count < 64 {
      next = entry.ai_next
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      guard
        getnameinfo(
          entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
          == 0
      else { continue }
      let end = text.firstIndex(of: 0) ?? text.endIndex
      let address = String(decoding: text[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if !addresses.contains(address) { addresses.append(address) }
    }
    return (addresses, nil)
  }
}
