/// A field by which a record tells something of what encounters share.
struct SharedField<Owner: Sendable>: Sendable {
  let name: String
  /// Whether the record says anything.
  let isTold: @Sendable (Owner) -> Bool
  let isSame: @Sendable (Owner, Owner) -> Bool
  let copy: @Sendable (Owner, inout Owner) -> Void

  private init<Value: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Owner, Value> & Sendable,
    isTold: @escaping @Sendable (Value) -> Bool
  ) {
    self.name = name
    self.isTold = { isTold($0[keyPath: path]) }
    isSame = { $0[keyPath: path] == $1[keyPath: path] }
    copy = { $1[keyPath: path] = $0[keyPath: path] }
  }

  private static func optional<Value: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Owner, Value?> & Sendable
  ) -> SharedField {
    SharedField(name, path) { $0 != nil }
  }
}

extension SharedField<Clinician> {
  /// What a person is called, wherever he or she works.
  static let person = [
    optional("npi", \.npi), optional("key", \.key), optional("family", \.family),
    SharedField("given", \.given) { !$0.isEmpty },
  ]

  /// What a person is at an organization.
  static let role = [
    optional("specialty", \.specialty), optional("annualVolume", \.annualVolume),
  ]
}

extension SharedField<Facility> {
  /// What is told of an organization.
  static let organization = [
    SharedField("name", \.name) { !$0.isEmpty }, optional("npi", \.npi),
    optional("phone", \.phone), optional("address", \.address),
  ]

  /// What is told of a department or room, or of the facility as a place.
  static let place = [optional("type", \.type)]
}
