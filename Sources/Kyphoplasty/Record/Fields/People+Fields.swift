extension Facility: RecordGroup {
  static var blank: Self? { Facility(key: "", name: "") }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("key", &key, .form(.key))
    fields.required("name", &name)
    fields.optional("npi", &npi, .form(.npi))
    fields.optional("type", &type)
    fields.optional("phone", &phone)
    fields.group("address", &address)
    fields.optional("location", &location)
  }
}

extension PostalAddress: RecordGroup {
  static var blank: Self? { PostalAddress() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.list("line", &line)
    fields.optional("city", &city)
    fields.optional("state", &state)
    fields.optional("postalCode", &postalCode)
    fields.optional("country", &country, .form(.countryCode))
  }
}

extension Patient: RecordGroup {
  static var blank: Self? { Patient(mrn: "", sex: .unknown) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("mrn", &mrn, .form(.key))
    fields.optional("family", &family)
    fields.list("given", &given)
    fields.optional("birthDate", &birthDate)
    fields.required("sex", &sex)
    fields.optional("birthSex", &birthSex)
    fields.list("race", &race)
    fields.optional("ethnicity", &ethnicity)
    fields.optional("language", &language, .form(.language))
    fields.optional("phone", &phone)
    fields.optional("email", &email, .form(.email))
    fields.group("address", &address)
    fields.optional("deathDate", &deathDate)
    fields.optional("heightCm", &heightCm, .quantity(.centimeter))
    fields.optional("heightLossCm", &heightLossCm, .quantity(.centimeter))
    fields.optional("weightKg", &weightKg, .quantity(.kilogram))
    fields.optional("smoking", &smoking)
    fields.list("allergies", &allergies)
  }
}

extension Coverage: RecordGroup {
  static var blank: Self? { Coverage(payer: "") }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("payer", &payer)
    fields.optional("memberId", &memberId, .form(.key))
    fields.optional("type", &type)
  }
}

extension Clinician: RecordGroup {
  static var blank: Self? { Clinician() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("npi", &npi, .form(.npi))
    fields.optional("key", &key, .form(.key))
    fields.optional("family", &family)
    fields.list("given", &given)
    fields.optional("specialty", &specialty)
    fields.optional("annualVolume", &annualVolume, .notNegative)
  }
}

extension TeamMember: RecordGroup {
  static var blank: Self? { TeamMember(role: .assistant, clinician: Clinician()) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("role", &role)
    fields.requiredGroup("clinician", &clinician)
  }
}
