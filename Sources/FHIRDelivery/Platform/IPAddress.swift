internal import Glibc

/// An address in network byte order.
enum IPAddress: Hashable {
  case v4([UInt8])
  case v6([UInt8])

  /// Reads an address; an IPv6 address may stand in brackets.
  init?(_ text: some StringProtocol) {
    var bare = String(text)
    if bare.hasPrefix("["), bare.hasSuffix("]") { bare = String(bare.dropFirst().dropLast()) }
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, bare, &four) == 1 {
      self = .v4(withUnsafeBytes(of: &four) { Array($0) })
    } else if inet_pton(AF_INET6, bare, &six) == 1 {
      self = .v6(withUnsafeBytes(of: &six) { Array($0) })
    } else {
      return nil
    }
  }

  /// The address's bytes and how they are told apart from the other family's.
  var bytes: [UInt8] {
    switch self {
    case .v4(let bytes), .v6(let bytes): bytes
    }
  }

  /// Whether both agree in their first bits; never true of two families.
  func shares(firstBits count: Int, with other: IPAddress) -> Bool {
    let (left, right) = (bytes, other.bytes)
    guard left.count == right.count, (0...left.count * 8).contains(count) else { return false }
    let whole = count / 8
    guard left.prefix(whole) == right.prefix(whole) else { return false }
    guard count % 8 != 0, let a = left.dropFirst(whole).first, let b = right.dropFirst(whole).first
    else { return true }
    return (a ^ b) >> (8 - count % 8) == 0
  }
}
