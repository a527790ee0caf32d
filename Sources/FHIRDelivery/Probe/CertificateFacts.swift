internal import CCurl

/// What a server's certificate says.
public struct CertificateFacts: Sendable, Hashable {
  /// Whose it is, as OpenSSL writes it: `CN = server.example.org`.
  public var subject: String
  /// Who signed it.
  public var issuer: String
  /// The hosts that it is for: `DNS:server.example.org`.
  public var names: [String]
  /// From when it is good.
  public var validFrom: UnixTime?
  /// Until when it is good.
  public var validUntil: UnixTime?

  /// Whole days from a time to its end; negative where it has ended.
  public func daysLeft(at now: UnixTime) -> Int? {
    guard let validUntil else { return nil }
    let (seconds, _) = (validUntil - now).components
    return Int(clamping: seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400))
  }

  /// Reads the lines that libcurl has for a certificate: `Expire date:Nov 21 12:00:00 2026 GMT`.
  init(lines: [String]) {
    func value(_ name: String) -> Substring? {
      lines.first { $0.hasPrefix("\(name):") }?.dropFirst(name.utf8.count + 1)
    }
    subject = value("Subject").map { String($0) } ?? ""
    issuer = value("Issuer").map { String($0) } ?? ""
    names =
      value("X509v3 Subject Alternative Name")?.split(separator: ",").map { name in
        String(name.drop(while: \.isWhitespace))
      } ?? []
    validFrom = value("Start date").flatMap(Self.time)
    validUntil = value("Expire date").flatMap(Self.time)
  }

  private static func time(_ text: Substring) -> UnixTime? {
    let seconds = Int64(curl_getdate(String(text), nil))
    // The years of a certificate have four digits at most.
    guard seconds >= 0, seconds < 1 << 40 else { return nil }
    return UnixTime(milliseconds: seconds * 1000)
  }
}

/// What TLS was, where it was asked for.
public struct TLSFacts: Sendable, Hashable {
  /// `TLSv1.3`.
  public var version: String?
  /// `TLS_AES_256_GCM_SHA384`.
  public var cipher: String?
  /// The server's certificate, then those that it sent with it.
  public var certificates: [CertificateFacts] = []

  /// Takes libcurl's line apart: `SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384`.
  init(line: String?, certificates: [CertificateFacts]) {
    self.certificates = certificates
    guard let rest = line?.dropFirst(Self.mark.utf8.count) else { return }
    let parts = rest.split(separator: "/").map { part in
      String(part.filter { !$0.isWhitespace })
    }
    version = parts.first
    cipher = parts.count > 1 ? parts[1] : nil
  }

  static let mark = "SSL connection using "
}
