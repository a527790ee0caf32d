import ArgumentParser
import FHIRDelivery
import LosslessJSON

/// What all commands on the queue have in common.
struct QueueOptions: ParsableArguments {
  @OptionGroup var outbox: OutboxOptions

  @Option(
    help: ArgumentHelp("The configuration; kypho.yaml here where it is there.", valueName: "file"))
  var config: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  /// How much is said.
  var talk: Talk { Talk(isQuiet: quiet) }

  /// Says what was done: in words, or as an object on standard output.
  func tell(
    _ words: String, changed count: Int, more: KeyValuePairs<StaticString, Int> = [:],
    _ format: ReportFormat
  ) throws {
    guard format == .json else { return talk.note(words) }
    var json = JSONWriter(capacity: 64)
    json.object { json in
      json.member("changed", count)
      for (name, number) in more { json.member(name, number) }
    }
    var output = ByteOutput.standard()
    try output.write(json.finish() + [0x0A])
    try output.flush()
  }

  /// Opens the queue, which must be there.
  func open(_ mode: OutboxMode) async throws -> any ServerOutbox {
    try await settings().existingOutbox(mode)
  }

  /// The settings in force.
  func settings() async throws -> Settings {
    try await Settings.load(file: config, flags: outbox.flags)
  }
}

/// Which items a command is about.
struct SelectionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The items, by number; all otherwise.", valueName: "item"))
  var ids: [Int64] = []

  @Option(
    name: .customLong("state"),
    help: ArgumentHelp(
      "Only items in this state; more with commas: \(OutboxState.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "state"), transform: StateList.init)
  var states: [StateList] = []

  @Option(help: ArgumentHelp("Only versions of this key.", valueName: "key"))
  var key: String?

  /// Whether anything narrows the selection.
  var isNarrowed: Bool { !ids.isEmpty || !states.isEmpty || key != nil }

  /// The selection; `states` count where none are named.
  func selection(states others: Set<OutboxState> = []) -> OutboxSelection {
    let named = states.reduce(into: Set<OutboxState>()) { $0.formUnion($1.states) }
    return OutboxSelection(
      states: named.isEmpty ? others : named, ids: ids.isEmpty ? nil : ids, key: key)
  }
}

/// States as a person names them: `rejected,dead`.
struct StateList {
  var states: Set<OutboxState>

  init(_ text: String) throws {
    states = Set(
      try text.split(separator: ",").map { name in
        guard let state = OutboxState(rawValue: String(name)) else {
          throw ValidationError(
            "'\(name)' is no state; the states are \(OutboxState.allCases.map(\.rawValue).joined(separator: ", "))"
          )
        }
        return state
      })
  }
}
