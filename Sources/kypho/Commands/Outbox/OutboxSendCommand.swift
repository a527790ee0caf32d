import ArgumentParser
import FHIRDelivery

extension OutboxCommand {
  /// Sends what is queued.
  struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sends what is queued, without any input: for a timer, or after an outage.",
      discussion: """
        Goes to the server that the outbox belongs to, unless another setting names it.

          kypho outbox send
          kypho outbox send --patience 600 --metrics /var/lib/node_exporter/kypho.prom

        Ends as 'kypho export' does.
        """)

    @OptionGroup var queue: QueueOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var reports: ReportOptions
    @OptionGroup var ending: EndingOptions

    func run() async throws {
      let talk = queue.talk
      try await RunReport.around("outbox send", reports, ending.format) { report in
        let (settings, outbox, endpoint) = try await SendingSetup.existing(
          config: queue.config, flags: [queue.outbox.flags, server.flags, reports.flags],
          report: report)
        let sending = try await OutboxRun(outbox, to: endpoint, settings: settings, talk: talk)
        let result = try await sending.carryOut(report)
        await endpoint.client.shutDown()
        result.say(talk, outbox: outbox.store.name, report)
        return result.exitStatus
      }
    }
  }
}
