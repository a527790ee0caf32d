internal import Glibc

extension SenderIdentity {
  /// Whether another sender is known to be gone: it was a process of this host that is no more.
  ///
  /// A process number may have been given again, also to this process. Of other hosts nothing is known: their leases end.
  public func knowsGone(_ other: SenderIdentity) -> Bool {
    guard other.host == host, other.run != run else { return false }
    if other.process == process { return true }
    return other.process > 0 && kill(other.process, 0) != 0 && errno == ESRCH
  }
}
