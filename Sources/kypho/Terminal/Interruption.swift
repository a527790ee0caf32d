import Dispatch
import Foundation

/// Ctrl-C and SIGTERM.
enum Interruption {
  /// Waits for the first of either.
  static func wait() async {
    for await _ in signals() { return }
  }

  /// Either signal, each time that it comes.
  static func signals() -> AsyncStream<Int32> {
    AsyncStream { continuation in
      let sources = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { continuation.yield(number) }
        source.activate()
        return source
      }
      let kept = SignalSources(sources: sources)
      continuation.onTermination = { _ in kept.cancel() }
    }
  }

  /// Dispatch's sources are safe to use from any thread, and not declared so.
  private struct SignalSources: @unchecked Sendable {
    let sources: [any DispatchSourceSignal]

    func cancel() { sources.forEach { $0.cancel() } }
  }
}
