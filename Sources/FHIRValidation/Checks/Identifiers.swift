internal import LosslessJSON

extension Walk {
  /// Checks that an Identifier whose system says that its value is a uri has one.
  mutating func checkIdentifier(_ identifier: JSONNode) {
    guard let system = stringMember("system", of: identifier),
      document.isString(system, "urn:ietf:rfc:3986"),
      let value = stringMember("value", of: identifier),
      !withText(of: value, { URIFormat.isAbsolute($0) })
    else { return }
    report(.error, .identifierNoURI, at: identifier)
  }
}

extension Rule {
  static let identifierURI = Rule(
    "identifier.uri", .codeInvalid,
    "The value of an identifier with the system urn:ietf:rfc:3986 is an absolute uri.",
    explanation: """
      With that system the value alone identifies, anywhere in the world, so it needs its scheme: an OID without urn:oid: or \
      a UUID without urn:uuid: is only digits.
      """,
    remedy: "Put the scheme before the value, or name the system that the digits belong to.")

  static let identifierRules = [identifierURI]
}

extension Cause {
  fileprivate static var identifierNoURI: Cause {
    Cause(
      .identifierURI,
      "has the system urn:ietf:rfc:3986, so its value must be an absolute uri, and is none")
  }
}
