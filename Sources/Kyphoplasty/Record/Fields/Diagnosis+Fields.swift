internal import FHIRModel

extension Diagnosis: RecordGroup {
  static var blank: Self? { Diagnosis(fractures: []) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.groups("fractures", &fractures, atLeastOne: true)
    fields.group("neoplasm", &neoplasm)
    fields.group("osteoporosis", &osteoporosis)
    fields.group("injury", &injury)
    fields.optional("priorMisdiagnosis", &priorMisdiagnosis)
    fields.list("contraindications", &contraindications)
  }
}

extension Fracture: RecordGroup {
  static var blank: Self? { Fracture(level: .t12, cause: .unspecified) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("level", &level)
    fields.required("cause", &cause)
    fields.optional("onset", &onset)
    fields.optional("diagnosed", &diagnosed)
    fields.optional("age", &age)
    fields.optional("morphology", &morphology)
    fields.optional("genantGrade", &genantGrade, .range(0...3))
    fields.optional("ofClass", &ofClass, .range(1...5))
    fields.optional("aoType", &aoType)
    fields.optional("heightLossPercent", &heightLossPercent, .quantity(.percent, 0...100))
    fields.optional("progressive", &progressive)
    fields.optional("phase", &phase)
  }
}

extension Neoplasm: RecordGroup {
  static var blank: Self? { Neoplasm(type: .multipleMyeloma) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("type", &type)
    fields.optional("course", &course)
    fields.optional("primarySite", &primarySite)
    fields.optional("diagnosed", &diagnosed)
  }
}

extension Osteoporosis: RecordGroup {
  static var blank: Self? { Osteoporosis() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("type", &type)
    fields.optional("diagnosed", &diagnosed)
    fields.optional("priorFragilityFracture", &priorFragilityFracture)
  }
}

extension Injury: RecordGroup {
  static var blank: Self? { Injury(mechanism: .other) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("mechanism", &mechanism)
    fields.optional("date", &date)
    fields.optional("text", &text)
  }
}
