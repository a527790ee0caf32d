import FHIRDelivery
import KyphoplastyFHIR

/// Why it is not known what a server can.
struct StatementFailure: Error {
  /// Why, with the code of what went wrong.
  let reason: DeliveryReason
  /// Whether it may be known a little later.
  let mayPass: Bool

  init(_ failure: DeliveryFailure) {
    self.init(failure.outcome.reason, mayPass: true, "\(failure)")
  }

  init(_ response: HTTPResponse) {
    let outcome = DeliveryOutcome(statusOf: response)
    var reason = outcome?.reason
    // Every server says what it can, whoever asks: where that is refused for good, it is the address that is wrong, or
    // what stands in front of the server.
    if outcome?.kind == .rejected { reason?.needsChange = true }
    self.init(
      reason, mayPass: outcome?.kind != .rejected,
      "/metadata is answered with \(response.status)")
  }

  init(_ error: ServerCapabilities.ReadingError) {
    self.init(
      DeliveryReason("no-statement", error.description, needsChange: true), mayPass: false,
      error.description)
  }

  private init(_ reason: DeliveryReason?, mayPass: Bool, _ words: String) {
    let needsChange = reason?.needsChange ?? false
    self.reason = DeliveryReason(
      reason?.code ?? "no-statement",
      "what the server can is not known (\(needsChange ? reason?.message ?? words : words)); "
        + "with --mode and --identity it is not asked",
      needsChange: needsChange)
    self.mayPass = mayPass && !needsChange
  }

  /// How a run ends where nothing can be sent for it.
  var end: SendingReport.End {
    reason.needsChange ? .needsChange(reason) : .outOfPatience(reason)
  }

  /// How a command ends that has nothing else to do.
  var failure: Failure {
    let status: ExitStatus =
      reason.needsChange
      ? reason.isRefusal ? .refused : .configuration
      : reason.code.hasPrefix("transfer-") ? .unavailable : .temporary
    return Failure(status, reason.message)
  }
}
