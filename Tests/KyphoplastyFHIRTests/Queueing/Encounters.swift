import CFHIRDefinitions
import FHIRDefinitions
import FHIRDelivery
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON
import Testing

/// Small records, as they are prepared and queued.
struct Encounters {
  let store: RecordingOutbox
  let now = UnixTime(milliseconds: 1_000_000)
  private let mapper = EncounterMapper(secret: .demonstration)
  private let names = PartitionNames(site: Site(), secret: .demonstration)

  init() throws { store = try RecordingOutbox() }

  var corrections: Corrections { Corrections(store: store) }
  var bundles: BundleQueue { BundleQueue(partitions: names, producer: "test") }

  /// Queues records in a run of their own.
  @discardableResult
  func queue(
    _ records: String..., resending: Bool = false, settled state: OutboxState? = .delivered,
    isUncertain: Bool = false
  ) async throws -> (encounters: [QueuedEncounter], counts: QueueCounts) {
    var preparation = EncounterPreparation(mapper: mapper)
    var queue = EncounterQueue(
      store: store, partitions: names, producer: "test 1", isResending: resending)
    var queued: [QueuedEncounter] = []
    for record in records {
      var reader = try EncounterReader(
        BytesInMemory(bytes(record)), name: "records.json", format: .json)
      let result = try #require(try reader.next())
      let prepared = preparation.prepare(result)
      #expect(prepared.findings.filter { $0.severity >= .error }.map(\.description) == [])
      queued += try await queue.add(prepared, at: now)
    }
    queued += try await queue.flush(at: now)
    if let state { try await store.settle(state, isUncertain: isUncertain, at: now) }
    return (queued, queue.counts)
  }

  /// A validator without profiles.
  static func validator() throws -> Validator {
    Validator(
      definitions: Definitions([
        try DefinitionPack(
          bytes: UnsafeRawBufferPointer(start: fhir_r4_pack(), count: fhir_r4_pack_length()))
      ]))
  }

  /// A record with some vertebrae, perhaps a complication.
  static func record(
    _ key: String = "K-1", mrn: String = "M-1", vertebrae: [String] = ["L1"],
    complication: String? = nil, operator: String? = nil, specialty: String? = nil,
    volume: String = "4.5"
  ) -> String {
    let levels = vertebrae.map { #"{"vertebra":"\#($0)","cement":{"volumeMl":\#(volume)}}"# }
    let fractures = vertebrae.map { #"{"level":"\#($0)","cause":"osteoporosis"}"# }
    let complications = complication.map { #","complications":[\#($0)]"# } ?? ""
    let title = specialty.map { #","specialty":"\#($0)""# } ?? ""
    let team =
      `operator`.map {
        #""team":[{"role":"primaryOperator","clinician":{"key":"\#($0)","family":"Ferro"\#(title)}}],"#
      } ?? ""
    return """
      {"key":"\(key)","facility":{"key":"H01","name":"Example Hospital"},
       "patient":{"mrn":"\(mrn)","sex":"female"},
       "encounter":{"class":"ambulatory","start":"2025-03-04T07:10:00-05:00"},
       "diagnosis":{"fractures":[\(fractures.joined(separator: ","))]},\(team)
       "procedure":{"technique":"vertebroplasty"},
       "levels":[\(levels.joined(separator: ","))]\(complications)}
      """
  }
}

/// An entry of the outbox, looked into.
extension OutboxEntry {
  /// The references of what it does so to.
  func references(_ action: OutboxEffect.Action) -> [String] {
    effects.filter { $0.action == action }.map(\.reference)
  }

  /// The types of what it does so to.
  func types(_ action: OutboxEffect.Action) -> [String] {
    Set(references(action).map { String($0.prefix { $0 != "/" }) }).sorted()
  }

  /// The resource that it puts somewhere.
  func resource(_ reference: String) throws -> JSONValue? {
    try JSONDocument(body).value["entry"]?.elements
      .first { $0["request"]?["url"]?.string == reference }?["resource"]
  }
}
