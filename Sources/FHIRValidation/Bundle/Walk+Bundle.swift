internal import LosslessJSON

extension Walk {
  /// Reads the entries of a bundle, so that references find them, and checks the rules of its type.
  mutating func enterBundle(_ node: JSONNode) {
    let bundle = BundleIndex(node, in: document, cache.definitions)
    bundles.append(bundle)
    checkParts(of: bundle, node)
    checkFullURLs(of: bundle)
    checkRequests(of: bundle)
    checkFirstResource(of: bundle, node)
    checkLinks(of: bundle, node)
    if bundle.type == .searchset { checkSearchSet(bundle, node) }
    if bundle.links != nil { noteRequiredReferences(of: bundle) }
  }

  /// Checks what can be said of a bundle when all of its resources have been seen.
  mutating func leaveBundle(_ node: JSONNode) {
    guard let bundle = bundles.popLast() else { return }
    checkReachability(of: bundle, node)
    checkBases(of: bundle)
  }

  /// Reports a finding on an entry, or on something directly in it.
  mutating func report(
    _ severity: Severity, _ cause: Cause, of entry: BundleIndex.Entry,
    in bundle: BundleIndex, _ part: JSONNode? = nil
  ) {
    guard let key = bundle.key else { return }
    path.push(key: key, isSibling: false, nameLength: 0)
    path.setIndex(entry.index)
    report(severity, cause, at: part ?? entry.node)
    path.pop()
  }

  /// Reports a finding on the resource of an entry, with that in the path.
  mutating func report(
    _ severity: Severity, _ cause: Cause, ofResource resource: JSONNode,
    of entry: BundleIndex.Entry, in bundle: BundleIndex
  ) {
    guard let key = bundle.key else { return }
    path.push(key: key, isSibling: false, nameLength: 0)
    path.setIndex(entry.index)
    report(severity, cause, atMember: resource)
    path.pop()
  }
}
