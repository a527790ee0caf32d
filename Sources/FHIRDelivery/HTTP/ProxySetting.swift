internal import Glibc

/// By which proxy the client goes out.
public enum ProxySetting: Sendable {
  /// By the variables that curl reads: `https_proxy`, `HTTPS_PROXY`, `http_proxy`, `all_proxy`, `ALL_PROXY`, `no_proxy`
  /// and `NO_PROXY`.
  case environment
  /// By none, whatever the environment says.
  case none
  /// By this one, except for the hosts of the list, which is written as in `no_proxy`.
  case fixed(ProxyURL, except: String)

  /// The proxy that a request to a URL goes through, or nil where it goes straight.
  ///
  /// A request to this machine never goes through a proxy: it is the reason why it may be in clear text.
  public func proxy(for url: HTTPURL) -> EffectiveProxy? {
    proxy(for: url) { name in getenv(name).map { String(cString: $0) } }
  }

  func proxy(for url: HTTPURL, variable: (String) -> String?) -> EffectiveProxy? {
    if url.origin.isLoopback { return nil }
    switch self {
    case .none: return nil
    case .fixed(let proxy, let exceptions):
      return ProxyExceptions(exceptions).contain(url.origin.host)
        ? nil : EffectiveProxy(url: proxy, variable: nil)
    case .environment:
      let exceptions = variable("no_proxy") ?? variable("NO_PROXY") ?? ""
      if ProxyExceptions(exceptions).contain(url.origin.host) { return nil }
      for name in Self.variables(for: url.origin.scheme) {
        guard let value = variable(name), !value.isEmpty else { continue }
        return EffectiveProxy(url: ProxyURL(value), variable: name)
      }
      return nil
    }
  }

  /// As in curl's manual, "Environment variables": `HTTP_PROXY` is left out, because a CGI request can set it.
  private static func variables(for scheme: Origin.Scheme) -> [String] {
    let own =
      switch scheme {
      case .http: ["http_proxy"]
      case .https: ["https_proxy", "HTTPS_PROXY"]
      }
    return own + ["all_proxy", "ALL_PROXY"]
  }
}

/// The URL of a proxy, which may hold a user and a password, and never shows them.
public struct ProxyURL: Sendable {
  let secret: Secret

  /// Wraps a URL such as `http://proxy.example.org:3128`; libcurl checks it when it is used.
  public init(_ text: String) {
    secret = Secret(text)
  }
}

extension ProxyURL: CustomStringConvertible {
  /// The URL without user and password.
  public var description: String {
    let text = secret.revealed
    guard let at = text.lastIndex(of: "@") else { return text }
    let rest = text[text.index(after: at)...]
    guard let end = text.firstRange(of: "://")?.upperBound, end <= at else { return String(rest) }
    return String(text[..<end] + rest)
  }
}

/// The proxy that a request goes through, and why.
public struct EffectiveProxy: Sendable, CustomStringConvertible {
  /// The proxy.
  public let url: ProxyURL
  /// The environment variable that named it, or nil where a setting did.
  public let variable: String?

  /// The proxy without its password, and where it comes from.
  public var description: String {
    variable.map { "\(url) (\($0))" } ?? url.description
  }
}
