/// In which requests a bundle goes to a server.
public enum DeliveryMode: String, Sendable, Hashable, CaseIterable {
  /// As the transaction that it is: all of it or nothing.
  case transaction
  /// As a batch: in one request, but each entry for itself.
  case batch
  /// Each entry as a request of its own, what others refer to first.
  case single
}

/// Who gives the resources their ids.
public enum DeliveryIdentity: String, Sendable, Hashable, CaseIterable {
  /// The sender: `PUT Type/id` makes the resource where there is none yet.
  ///
  /// It asks for the server's `updateCreate`; HAPI, Azure, Google, Blaze, LinuxForHealth and Firely have it, some by a setting.
  case client
  /// The server: `PUT Type?identifier=…` makes the resource under an id of its own, or finds the one that it made before.
  ///
  /// For servers that refuse the ids of others, such as Medplum, and those where a setting forbids them. The server's search must
  /// know what was just written, and must know the parameters `identifier` and `_tag`.
  case conditional
}

/// How large a bundle may be for a server.
public struct BundleLimits: Sendable, Hashable {
  /// How many entries at most; nil for as many as there are.
  public var maximumEntries: Int?
  /// How many bytes at most; nil for as many as there are.
  public var maximumBytes: Int?

  /// Sets limits; without arguments there are none.
  public init(maximumEntries: Int? = nil, maximumBytes: Int? = nil) {
    self.maximumEntries = maximumEntries
    self.maximumBytes = maximumBytes
  }

  func allow(entries: Int, bytes: Int) -> Bool {
    entries <= maximumEntries ?? .max && bytes <= maximumBytes ?? .max
  }
}
