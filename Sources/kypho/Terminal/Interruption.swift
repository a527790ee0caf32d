import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and SIGTERM.
enum Interruption {
  private static let isAsked = Atomic(false)

  /// Takes the first of either as a request to come to an end, and lets a second one end the program at once.
  static func watch() {
    // Made here, and not in the handler, which may do next to nothing.
    _ = isRequested
    for number in [SIGINT, SIGTERM] {
      signal(number) { received in
        Interruption.isAsked.store(true, ordering: .relaxed)
        signal(received, SIG_DFL)
      }
    }
  }

  /// Whether somebody asked for an end.
  static var isRequested: Bool { isAsked.load(ordering: .relaxed) }

  /// Waits for the first of either.
  static func wait() async {
    _ = isRequested
    let signals = AsyncStream<Void> { continuation in
      let sources = [SIGINT, SIGTERM].map { number in
        // The source is there a moment later: what comes before would be lost.
        signal(number) { _ in Interruption.isAsked.store(true, ordering: .relaxed) }
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { continuation.yield() }
        source.setRegistrationHandler { if isRequested { continuation.yield() } }
        source.activate()
        return source
      }
      let kept = SignalSources(sources: sources)
      continuation.onTermination = { _ in kept.cancel() }
    }
    for await _ in signals { return }
  }

  /// Dispatch's sources are safe to use from any thread, and not declared so.
  private struct SignalSources: @unchecked Sendable {
    let sources: [any DispatchSourceSignal]

    func cancel() { sources.forEach { $0.cancel() } }
  }
}
