internal import Glibc

extension SenderIdentity {
  /// Whether another sender of an outbox is known to be gone: it was a process of this host that is no more.
  ///
  /// A process number may have been given again, also to this process. Of other hosts nothing is known, and nothing by the
  /// name of a host where the outbox is no file of this machine: their leases end.
  public func knowsGone(_ other: SenderIdentity, from outbox: any OutboxStore) -> Bool {
    guard outbox.isLocal, other.host == host, other.run != run else { return false }
    if other.process == process { return true }
    return other.process > 0 && kill(other.process, 0) != 0 && errno == ESRCH
  }
}
