internal import LosslessJSON

extension R4.Consent {
  /// Whether somebody made sure of it.
  public struct Verification: R4.Element, Equatable, Sendable {
    /// Whether it was confirmed.
    public var verified: Bool
    /// Who confirmed it.
    public var verifiedWith: R4.AnyReference?
    /// When.
    public var verificationDate: R4.DateTime?

    /// Takes the elements in the order of the specification, which requires `verified`.
    public init(
      verified: Bool,
      verifiedWith: R4.AnyReference? = nil,
      verificationDate: R4.DateTime? = nil
    ) {
      self.verified = verified
      self.verifiedWith = verifiedWith
      self.verificationDate = verificationDate
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("verified", verified)
        json.member("verifiedWith", verifiedWith)
        json.member("verificationDate", verificationDate)
      }
    }
  }
}
