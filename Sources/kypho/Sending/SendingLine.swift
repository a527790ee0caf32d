import FHIRDelivery

/// The line that a person watches while bundles go out.
struct SendingLine {
  /// Records or bundles that were read.
  var read = 0
  /// Whether more may be read.
  var isReading = false
  /// Items that were queued before this run and by it.
  var queued = 0
  /// Items that came to rest in this run.
  var settled = 0
  /// Those of them that were delivered.
  var delivered = 0
  /// Those that were refused or given up.
  var refused = 0
  /// Requests on their way.
  var inFlight = 0
  /// Attempts that are repeated.
  var retries = 0
  /// Items that come to rest in a second.
  var perSecond: Double?
  /// How long nothing is sent, and why.
  var wait: (seconds: Int, reason: SendingEvent.WaitReason)?

  /// `1200 of 5000 delivered, 96 a second, 40 s to go, 4 in flight, 3 retries`.
  var text: String {
    var parts = ["\(delivered) of \(queued)\(isReading ? "+" : "") delivered"]
    if isReading { parts.append("\(read) read") }
    if refused > 0 { parts.append("\(refused) refused") }
    if let perSecond, perSecond > 0 {
      parts.append(
        perSecond < 10 ? "\(perSecond.rounded(to: 1)) a second" : "\(Int(perSecond)) a second")
      let left = queued - settled
      if !isReading, left > 0 {
        parts.append("\(Self.span(Double(left) / perSecond)) to go")
      }
    }
    if inFlight > 0 { parts.append("\(inFlight) in flight") }
    if retries > 0 { parts.append("\(retries) retr\(retries == 1 ? "y" : "ies")") }
    if let wait, wait.seconds > 0 {
      switch wait.reason {
      case .serverAsked: parts.append("the server asked for \(wait.seconds) s")
      case .circuitOpen: parts.append("the server is down, next try in \(wait.seconds) s")
      case .notDue: parts.append("next try in \(wait.seconds) s")
      case .rate: break
      }
    }
    return parts.joined(separator: ", ")
  }

  /// `40 s`, `12 min`, `3 h 20 min`.
  static func span(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 8_640_000 else { return "days" }
    let whole = Int(seconds.rounded(.up))
    if whole < 120 { return "\(whole) s" }
    let minutes = (whole + 59) / 60
    return minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}

extension Double {
  /// The number with so many decimals at most.
  func rounded(to decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
