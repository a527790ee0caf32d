import FHIRDelivery

extension OutboxRun {
  /// Writes the figures again and again, while the run goes on.
  func keepWriting(_ metrics: LiveMetrics) -> Task<Void, Never> {
    Task { [handle, observer, store = outbox.store] in
      while true {
        try? await Task.sleep(for: LiveMetrics.interval)
        var tally = observer.tally
        tally.statistics = handle.statistics
        let status = try? await store.status(at: .now)
        // The run's end writes them for the last time.
        guard !Task.isCancelled else { return }
        metrics.write(tally, observer.intake, status)
      }
    }
  }

  /// Draws the line, and passes on that somebody asked for an end.
  func watchOver() -> Task<Void, Never> {
    Interruption.watch()
    return Task { [handle, observer, talk] in
      while !Task.isCancelled {
        if Interruption.isRequested, !handle.isStopped {
          handle.stop()
          talk.error("stopping: what is in flight is finished; a second signal ends it at once")
        }
        observer.draw(inFlight: handle.requestsInFlight)
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
  }
}
