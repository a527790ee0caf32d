internal import CCurl
internal import Glibc

extension HTTPResponse {
  /// How long the server asks to wait, between nothing and the cap; nil where it does not ask.
  ///
  /// `Retry-After` is a number of seconds or a date (RFC 9110 10.2.3). A date is compared with the server's own `Date`,
  /// so that a wrong clock on either side does not matter. Azure's finer `x-ms-retry-after-ms` comes first.
  public func retryAfter(cap: Duration = .seconds(3600)) -> Duration? {
    if let value = headers["x-ms-retry-after-ms"], let asked = Self.digits(value) {
      return min(.milliseconds(asked), cap)
    }
    guard let value = headers["Retry-After"] else { return nil }
    if let asked = Self.digits(value) { return min(.seconds(asked), cap) }
    guard let until = Self.date(value) else { return nil }
    let now = headers["Date"].flatMap(Self.date) ?? Int64(time(nil))
    return min(max(.seconds(until - now), .zero), cap)
  }

  /// How far this machine's clock is ahead of the server's, by the answer's `Date`; nil where it has none.
  public func clockAhead() -> Duration? {
    headers["Date"].flatMap(Self.date).map { .seconds(Int64(time(nil)) - $0) }
  }

  /// A number without sign; one beyond all sense is as large as can be, for it is clamped anyway.
  private static func digits(_ text: String) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return min(Int64(text) ?? .max, 1 << 40)
  }

  /// The seconds since 1970 of any of HTTP's three forms of a date; libcurl reads them all.
  private static func date(_ text: String) -> Int64? {
    let seconds = curl_getdate(text, nil)
    return seconds < 0 ? nil : Int64(seconds)
  }
}
