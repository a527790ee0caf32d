internal import FHIRDelivery

/// What became of the entries of a request, each for itself.
struct EntryResults {
  /// The entries that were executed, by their place in the request.
  var done: Set<Int> = []
  /// Where the server has put them.
  var locations: [Int: String] = [:]
  /// Those that the server puts off: throttled, in conflict.
  var later: [(place: Int, status: Int)] = []
  /// Those that it refuses.
  var refused: [(place: Int, status: Int)] = []
  /// Those of which nobody knows.
  var doubts: [AnswerDoubt] = []

  init(_ answered: [AnsweredEntry], to sent: SentBundle) {
    for (place, (entry, request)) in zip(answered, sent.requests).enumerated() {
      switch AnswerDoubt(entry, to: request, at: place) {
      case nil:
        done.insert(place)
        locations[place] = entry.location
      case .failed(_, let status):
        switch status {
        case 408, 409, 425, 429, 503, 507: later.append((place, status))
        case 300..<500, 501, 505: refused.append((place, status))
        default: doubts.append(.failed(entry: place, status: status))
        }
      case let doubt?: doubts.append(doubt)
      }
    }
  }

  /// Whether a transaction was taken apart: some of it is put off, which a server with transactions does to none.
  var isThrottled: Bool { !later.isEmpty && doubts.isEmpty }
}
