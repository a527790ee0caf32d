import FHIRDelivery
import Foundation

extension Examination {
  /// The queue: whether it opens, whom it belongs to, what is in it, who sends.
  mutating func look(atOutboxOf settings: Settings) async {
    let section = "outbox"
    do {
      let address = try settings.outboxAddress()
      add(section, "place", address.description)
      if let path = address.path, !FileManager.default.fileExists(atPath: path) {
        try address.checkPlace()
        return add(section, "state", .note, "it is not there yet: the first export makes it")
      }
      if let path = address.path, access(path, W_OK) != 0 {
        add(section, "state", .error, "\(path) cannot be written by this user")
      }
      let store = try await withOutboxErrors { try await settings.existingOutbox(.reading) }
      let status = try await withOutboxErrors { try await store.status(at: .now) }
      if let target = try await withOutboxErrors({ try await store.target() }) {
        let isOther = (try? settings.serverURL().description).map { $0 != target } ?? false
        add(
          section, "server", isOther ? .error : .ok,
          isOther ? "it belongs to \(target): see 'kypho outbox retarget'" : target)
      }
      add(section, "sender", status.sender.map { "\($0) sends now" } ?? "nobody sends now")
      add(section, "items", items(status))
      if status.blockedCount > 0 {
        add(
          section, "blocked", .warning,
          "\(status.blockedCount): see 'kypho outbox list --state rejected,dead,dropped'")
      }
      let lost = status[.rejected] + status[.dead]
      if lost > 0 {
        add(
          section, "refused", .warning,
          "\(lost) rejected or dead: see 'kypho outbox list --state rejected,dead'")
      }
      if status[.unknown] > 0 {
        add(section, "unknown", .warning, "\(status[.unknown]): see 'kypho outbox reconcile'")
      }
    } catch let failure as Failure {
      add(section, "state", failure)
    } catch {
      add(section, "state", .error, "\(error)", .inputOutput)
    }
  }

  private func items(_ status: OutboxStatus) -> String {
    let parts = OutboxState.allCases.filter { status[$0] > 0 }
      .map { "\(status[$0]) \($0.rawValue)" }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}
