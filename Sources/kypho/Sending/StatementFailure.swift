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
    self.init(
      outcome?.reason, mayPass: outcome?.kind != .rejected,
      "/metadata is answered with \(response.status)")
  }

  init(_ error: ServerCapabilities.ReadingError) {
    self.init(nil, mayPass: false, error.description)
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
