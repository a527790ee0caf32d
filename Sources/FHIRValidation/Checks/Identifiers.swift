internal import LosslessJSON

extension Walk {
  /// Checks that the system of an Identifier is absolute, and that its value is a uri where the system says so.
  mutating func checkIdentifier(_ identifier: JSONNode) {
    guard let system = stringMember("system", of: identifier) else { return }
    guard withText(of: system, { URIFormat.isAbsolute($0) || $0.isEmpty }) else {
      return report(.error, .identifierSystem, atMember: system)
    }
    guard document.isString(system, "urn:ietf:rfc:3986"),
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

  static let identifierSystem = Rule(
    "identifier.system", .codeInvalid, "The system of an identifier is an absolute url.",
    explanation:
      "A number means something only within its system, which must be the same wherever it is read.",
    remedy:
      "Write the url, urn:oid: or urn:uuid: of the naming system; a site can define its own under its domain."
  )

  static let identifierRules = [identifierURI, identifierSystem]
}

extension Cause {
  fileprivate static var identifierSystem: Cause {
    Cause(.identifierSystem, "must be an absolute url")
  }

  fileprivate static var identifierNoURI: Cause {
    Cause(
      .identifierURI,
      "has the system urn:ietf:rfc:3986, so its value must be an absolute uri, and is none")
  }
}
