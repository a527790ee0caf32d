/// The hospital, clinic or office where the procedure took place.
public struct Facility: Sendable, Hashable {
  /// What kind of place it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case hospital
    case outpatientClinic
    case ambulatorySurgeryCenter
    case physicianOffice
  }

  /// The site's own key of the organization.
  public var key: String
  /// The organization's name.
  public var name: String
  /// The National Provider Identifier: 10 digits.
  public var npi: String?
  /// What kind of place it is.
  public var type: Kind?
  /// The telephone number.
  public var phone: String?
  /// Where it is.
  public var address: PostalAddress?
  /// The department or room, where it is known.
  public var location: String?

  /// Makes a facility.
  public init(key: String, name: String) {
    self.key = key
    self.name = name
  }
}

/// A postal address.
public struct PostalAddress: Sendable, Hashable {
  /// Street, number and what else stands above the city.
  public var line: [String] = []
  /// The city.
  public var city: String?
  /// The state, by its two letters in the United States.
  public var state: String?
  /// The postal code.
  public var postalCode: String?
  /// The country, by its two letters (ISO 3166).
  public var country: String?

  /// Makes an empty address.
  public init() {}
}
