internal import FHIRModel

extension Complication: RecordGroup {
  static var blank: Self? { Complication(type: .other) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("type", &type)
    fields.optional("level", &level)
    fields.optional("onset", &onset)
    fields.optional("phase", &phase)
    fields.optional("severity", &severity)
    fields.group("grade", &grade)
    fields.optional("relation", &relation)
    fields.optional("outcome", &outcome)
    fields.optional("corPulmonale", &corPulmonale)
    fields.optional("side", &side)
    fields.optional("treatment", &treatment)
    fields.optional("text", &text)
  }
}

extension Complication.Grade: RecordGroup {
  static var blank: Self? { Complication.Grade(system: .sir2017, value: "") }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("system", &system)
    fields.required("value", &value)
  }
}

extension Recovery: RecordGroup {
  static var blank: Self? { Recovery() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("flatMinutes", &flatMinutes, .quantity(.minute))
    fields.optional("ambulatory", &ambulatory)
    fields.optional("overnight", &overnight)
    fields.optional("overnightReason", &overnightReason)
  }
}

extension Discharge: RecordGroup {
  static var blank: Self? { R4.DateTime.standIn.map { Discharge(time: $0) } }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("time", &time)
    fields.optional("disposition", &disposition)
    fields.groups("medications", &medications)
    fields.group("instructions", &instructions)
    fields.optional("densitometryReferral", &densitometryReferral)
    fields.optional("osteoporosisEducation", &osteoporosisEducation)
  }
}

extension Instructions: RecordGroup {
  static var blank: Self? { Instructions() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("bedRestDays", &bedRestDays, .quantity(.day))
    fields.optional("resumeActivityHours", &resumeActivityHours, .quantity(.hour))
    fields.optional("noLiftingWeeks", &noLiftingWeeks, .quantity(.week))
    fields.optional("ice", &ice)
    fields.optional("followUp", &followUp)
    fields.optional("text", &text)
  }
}

extension ClinicalOutcome: RecordGroup {
  static var blank: Self? {
    R4.DateTime.standIn.map { ClinicalOutcome(timePoint: .other, date: $0) }
  }

  /// The bounds of the scores are those of rule 41.
  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("timePoint", &timePoint)
    fields.required("date", &date)
    fields.optional("nrs", &nrs, .quantity(.score, 0...10))
    fields.optional("vasMm", &vasMm, .quantity(.millimeter, 0...100))
    fields.optional("odi", &odi, .quantity(.percent, 0...100))
    fields.openList("odiItems", &odiItems, .range(0...5, count: 10))
    fields.optional("rmdq", &rmdq, .quantity(.score, 0...24))
    fields.openList("rmdqItems", &rmdqItems, .count(24))
    fields.optional("eq5dIndex", &eq5dIndex, .quantity(.one, -0.661...1))
    fields.optional("eq5dVas", &eq5dVas, .quantity(.score, 0...100))
    fields.optional("sf36Physical", &sf36Physical, .quantity(.score, 0...100))
    fields.optional("vr12Physical", &vr12Physical, .quantity(.score, 0...100))
    fields.optional("promisPhysical", &promisPhysical, .quantity(.score, 0...100))
    fields.optional("comi", &comi, .quantity(.score, 0...10))
    fields.optional("bedDays", &bedDays, .quantity(.day))
    fields.optional("ambulatory", &ambulatory)
    fields.groups("newFractures", &newFractures)
    fields.group("readmission", &readmission)
    fields.optional("reoperation", &reoperation)
    fields.optional("death", &death)
  }
}

extension NewFracture: RecordGroup {
  static var blank: Self? { R4.DateTime.standIn.map { NewFracture(level: .t12, date: $0) } }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("level", &level)
    fields.required("date", &date)
    fields.optional("relation", &relation)
    fields.optional("symptomatic", &symptomatic)
  }
}

extension Readmission: RecordGroup {
  static var blank: Self? { R4.DateTime.standIn.map { Readmission(date: $0) } }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("date", &date)
    fields.optional("reason", &reason)
    fields.optional("related", &related)
  }
}

extension ClinicalDocument: RecordGroup {
  static var blank: Self? { ClinicalDocument(type: .operationNote) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("type", &type)
    fields.optional("date", &date)
    fields.optional("text", &text)
    fields.optional("url", &url, .form(.url))
  }
}
