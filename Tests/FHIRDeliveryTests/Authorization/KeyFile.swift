import Foundation

@testable import FHIRDelivery

/// A private key that openssl made, in a file that goes with it.
final class KeyFile {
  let path: String

  /// Makes a key; nil, with a printed line, where there is no `openssl`.
  init?(_ arguments: [String], mode: Int = 0o600) throws {
    guard Certificates.openssl != nil else {
      print("skipped: openssl is not installed")
      return nil
    }
    path = NSTemporaryDirectory() + "key-\(UUID().uuidString).pem"
    // Where a number of bits ends the arguments, the options go before it.
    var arguments = arguments
    let last = arguments.last.flatMap { Int($0) } != nil ? arguments.removeLast() : nil
    try Certificates.run(arguments + ["-out", path] + (last.map { [$0] } ?? []))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The number of a key on P-384, as a JWK has it: in its DER it follows `04 30`.
  func privateScalar() throws -> String? {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let body = text.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
    guard let der = Data(base64Encoded: body), let mark = der.firstRange(of: Data([4, 48]))
    else { return nil }
    return Base64.encodeURL(Array(der[mark.upperBound...].prefix(48)))
  }
}
