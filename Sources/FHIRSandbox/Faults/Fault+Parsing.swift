/// What is wrong with the text of a fault, and how it should be.
public struct FaultSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}

extension Fault {
  /// Reads a fault as it stands on a command line: `cut:bytes=300,per-request=1`.
  ///
  /// - Parameter text: the effect, then what belongs to it and when it happens, between commas.
  /// - Throws: what cannot be understood, and what could be.
  public init(parsing text: String) throws(FaultSyntaxError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    var settings = try FaultSettings(parts.count > 1 ? parts[1] : "", of: name)
    self.init(try Self.effect(name, &settings))
    if let word = settings.take("when") {
      guard let moment = Moment(rawValue: word), !effect.hasFixedMoment || moment == self.moment
      else {
        throw FaultSyntaxError(
          effect.hasFixedMoment
            ? "\(name) happens \(self.moment.rawValue) a request is executed, at no other time"
            : "when is 'before' or 'after' the request is executed")
      }
      self.moment = moment
    }
    probability = try settings.share("probability") ?? 1
    count = try settings.number("count", 1...)
    countPerRequest = try settings.number("per-request", 1...)
    interval = try settings.number("every", 1...) ?? 1
    path = settings.take("path").map { String($0.drop { $0 == "/" }) }
    method = settings.take("method")?.uppercased()
    try settings.end()
  }

  private static func effect(
    _ name: String, _ settings: inout FaultSettings
  ) throws(FaultSyntaxError) -> Effect {
    switch name {
    case "delay":
      guard let seconds = try settings.seconds("seconds") else {
        throw FaultSyntaxError("delay needs a time: delay:seconds=0.5")
      }
      return .delay(seconds)
    case "cut":
      guard let bytes = try settings.number("bytes", 0...) else {
        throw FaultSyntaxError("cut needs a number of bytes: cut:bytes=300")
      }
      return .cut(bytes)
    case "reset": return .reset
    case "close": return .close
    case "status":
      guard let status = try settings.number("code", 400...599) else {
        throw FaultSyntaxError("status needs a code: status:503")
      }
      return .status(status, try settings.retryHint())
    case "page": return .page(try settings.number("code", 200...599) ?? 200)
    case "conflict": return .conflict(try settings.number("code", 400...599) ?? 500)
    case "entries":
      let status = try settings.number("code", 400...599) ?? 429
      guard [401, 409, 429, 500, 503].contains(status) else {
        throw FaultSyntaxError("entries fail with 401, 409, 429, 500 or 503")
      }
      return .entries(status, share: try settings.share("share") ?? 0.5)
    default:
      throw FaultSyntaxError(
        "there is no fault of that name; there are delay, cut, reset, close, status, page, "
          + "conflict and entries")
    }
  }
}
