internal import FHIRDefinitions
internal import FHIRDefinitionsR4
internal import FHIRDelivery

/// An entry as reasons name it: `Bundle.entry[3] (Observation)`, as FHIRPath and so OperationOutcomes count, from 0.
struct EntryMention: Hashable {
  var index: Int
  var type: String

  init(_ index: Int, of body: BundleBody) {
    self.index = index
    // What is no type may be anything, and is not repeated.
    let name = body.entries.indices.contains(index) ? body.entries[index].type : ""
    type = Definitions.r4.type(name) == nil ? "" : name
  }

  /// Finds the mention at the end of a reason's message.
  init?(in message: String) {
    guard let start = message.ranges(of: "; Bundle.entry[").last else { return nil }
    let rest = message[start.upperBound...]
    guard let index = Int(rest.prefix { $0.isASCII && $0.isNumber }) else { return nil }
    let type = rest.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
    self.index = index
    self.type = String(type)
  }
}

extension EntryMention: CustomStringConvertible {
  var description: String {
    type.isEmpty ? "Bundle.entry[\(index)]" : "Bundle.entry[\(index)] (\(type))"
  }
}

extension DeliveryReason {
  /// The reason with the entry that it is about.
  func adding(_ mention: EntryMention?) -> DeliveryReason {
    guard let mention else { return self }
    return DeliveryReason(code, "\(message); \(mention)", needsChange: needsChange)
  }
}

extension DeliveryOutcome {
  /// The outcome with another reason.
  func changingReason(_ change: (DeliveryReason) -> DeliveryReason) -> DeliveryOutcome {
    switch self {
    case .delivered: self
    case .rejected(let reason): .rejected(change(reason))
    case .notApplied(let reason, let retryAfter):
      .notApplied(change(reason), retryAfter: retryAfter)
    case .unknown(let reason): .unknown(change(reason))
    }
  }

  /// The outcome with the entry that it is about.
  func adding(_ mention: EntryMention?) -> DeliveryOutcome {
    changingReason { $0.adding(mention) }
  }

  /// The outcome with what the answer says of it beyond its status.
  func explained(by response: HTTPResponse, _ refused: RefusedOutcome?) -> DeliveryOutcome {
    let words = explanation(of: response, refused)
    let isAboutSize = kind == .rejected && refused?.isAboutSize == true
    return changingReason { reason in
      let reason = isAboutSize ? reason.ofSize : reason
      guard let words else { return reason }
      return DeliveryReason(
        reason.code, "\(reason.message); \(words)", needsChange: reason.needsChange)
    }
  }
}
