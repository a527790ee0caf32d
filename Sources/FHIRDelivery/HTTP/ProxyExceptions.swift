/// The list of hosts that are reached without the proxy, read as libcurl reads `no_proxy`.
///
/// Names match themselves and what is below them, with or without a leading dot; addresses match as a whole or by
/// `/bits`; `*` matches everything.
struct ProxyExceptions {
  private let entries: [Substring]

  init(_ list: String) {
    entries = list.split { $0 == "," || $0.isWhitespace }
  }

  func contain(_ host: String) -> Bool {
    if entries == ["*"] { return true }
    if let address = IPAddress(host) { return entries.contains { Self.entry($0, holds: address) } }
    let name = Self.withoutDots(host.lowercased()[...])
    return entries.contains { entry in
      let pattern = Self.withoutDots(entry.lowercased()[...])
      return !pattern.isEmpty && (name == pattern || name.hasSuffix("." + pattern))
    }
  }

  private static func entry(_ entry: Substring, holds address: IPAddress) -> Bool {
    let parts = entry.split(separator: "/", maxSplits: 1)
    guard let first = parts.first, let network = IPAddress(first) else { return false }
    guard parts.count == 2 else { return network == address }
    guard let bits = Int(parts[1]) else { return false }
    return network.shares(firstBits: bits, with: address)
  }

  private static func withoutDots(_ name: Substring) -> Substring {
    var name = name
    if name.hasPrefix(".") { name.removeFirst() }
    if name.hasSuffix(".") { name.removeLast() }
    return name
  }
}
