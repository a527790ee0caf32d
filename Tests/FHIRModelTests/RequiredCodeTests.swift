import FHIRDefinitions
import FHIRDefinitionsR4
import Testing

@testable import FHIRModel

/// Each enum has the codes of its value set, all of them and no others.
struct RequiredCodeTests {
  @Test(arguments: lists)
  func theEnumHasTheCodesOfTheValueSet(list: CodeList) throws {
    let valueSet = try #require(
      Definitions.r4.valueSet("http://hl7.org/fhir/ValueSet/\(list.valueSet)|4.0.1"))
    #expect(Set(list.codes) == codes(of: valueSet))
  }

  /// The codes that may be chosen, whatever their system.
  private func codes(of valueSet: ValueSet) -> Set<String> {
    var codes: Set<String> = []
    for part in valueSet.parts {
      if part.isWholeSystem, let system = part.codeSystem {
        codes.formUnion(system.concepts.filter { !$0.isAbstract }.map(\.code))
      } else {
        codes.formUnion(part.codes.map(\.code))
      }
    }
    return codes
  }

  struct CodeList: Sendable, CustomTestStringConvertible {
    let name: String
    let valueSet: String
    let codes: [String]
    var testDescription: String { name }

    init<Code: RawRepresentable<String> & CaseIterable>(_ type: Code.Type, _ valueSet: String) {
      name = String(reflecting: type)
      self.valueSet = valueSet
      codes = type.allCases.map(\.rawValue)
    }
  }

  static let lists: [CodeList] = [
    CodeList(R4.DataAbsentReason.self, "data-absent-reason"),
    CodeList(R4.Bundle.Search.Mode.self, "search-entry-mode"),
    CodeList(R4.Bundle.Request.Method.self, "http-verb"),
    CodeList(R4.Bundle.Kind.self, "bundle-type"),
    CodeList(R4.AdministrativeGender.self, "administrative-gender"),
    CodeList(R4.DaysOfWeek.self, "days-of-week"),
    CodeList(R4.RequestPriority.self, "request-priority"),
    CodeList(R4.RequestStatus.self, "request-status"),
    CodeList(R4.UnitsOfTime.self, "units-of-time"),
    CodeList(R4.Address.Use.self, "address-use"),
    CodeList(R4.Address.Kind.self, "address-type"),
    CodeList(R4.ContactPoint.System.self, "contact-point-system"),
    CodeList(R4.ContactPoint.Use.self, "contact-point-use"),
    CodeList(R4.HumanName.Use.self, "name-use"),
    CodeList(R4.Identifier.Use.self, "identifier-use"),
    CodeList(R4.Quantity.Comparator.self, "quantity-comparator"),
    CodeList(R4.Narrative.Status.self, "narrative-status"),
    CodeList(R4.AdverseEvent.Actuality.self, "adverse-event-actuality"),
    CodeList(R4.AdverseEvent.Severity.self, "adverse-event-severity"),
    CodeList(R4.AdverseEvent.Outcome.self, "adverse-event-outcome"),
    CodeList(R4.AllergyIntolerance.ClinicalStatus.self, "allergyintolerance-clinical"),
    CodeList(R4.AllergyIntolerance.VerificationStatus.self, "allergyintolerance-verification"),
    CodeList(R4.AllergyIntolerance.Kind.self, "allergy-intolerance-type"),
    CodeList(R4.AllergyIntolerance.Category.self, "allergy-intolerance-category"),
    CodeList(R4.AllergyIntolerance.Criticality.self, "allergy-intolerance-criticality"),
    CodeList(R4.CarePlan.Activity.Detail.Kind.self, "care-plan-activity-kind"),
    CodeList(R4.CarePlan.Activity.Detail.Status.self, "care-plan-activity-status"),
    CodeList(R4.CarePlan.Intent.self, "care-plan-intent"),
    CodeList(R4.Condition.ClinicalStatus.self, "condition-clinical"),
    CodeList(R4.Condition.VerificationStatus.self, "condition-ver-status"),
    CodeList(R4.Consent.Provision.Kind.self, "consent-provision-type"),
    CodeList(R4.Consent.Status.self, "consent-state-codes"),
    CodeList(R4.Coverage.Status.self, "fm-status"),
    CodeList(R4.Device.DeviceName.Kind.self, "device-nametype"),
    CodeList(R4.Device.UdiCarrier.EntryType.self, "udi-entry-type"),
    CodeList(R4.Device.Status.self, "device-status"),
    CodeList(R4.DeviceUseStatement.Status.self, "device-statement-status"),
    CodeList(R4.DiagnosticReport.Status.self, "diagnostic-report-status"),
    CodeList(R4.DocumentReference.RelatesTo.Code.self, "document-relationship-type"),
    CodeList(R4.DocumentReference.Status.self, "document-reference-status"),
    CodeList(R4.DocumentReference.DocStatus.self, "composition-status"),
    CodeList(R4.Encounter.Location.Status.self, "encounter-location-status"),
    CodeList(R4.Encounter.Status.self, "encounter-status"),
    CodeList(R4.Flag.Status.self, "flag-status"),
    CodeList(R4.Goal.LifecycleStatus.self, "goal-status"),
    CodeList(R4.ImagingStudy.Status.self, "imagingstudy-status"),
    CodeList(R4.Location.Status.self, "location-status"),
    CodeList(R4.Location.Mode.self, "location-mode"),
    CodeList(R4.Medication.Status.self, "medication-status"),
    CodeList(R4.MedicationAdministration.Status.self, "medication-admin-status"),
    CodeList(R4.MedicationRequest.Status.self, "medicationrequest-status"),
    CodeList(R4.MedicationRequest.Intent.self, "medicationrequest-intent"),
    CodeList(R4.MedicationStatement.Status.self, "medication-statement-status"),
    CodeList(R4.Observation.Status.self, "observation-status"),
    CodeList(R4.OperationOutcome.Issue.Severity.self, "issue-severity"),
    CodeList(R4.OperationOutcome.Issue.Code.self, "issue-type"),
    CodeList(R4.Patient.Link.Kind.self, "link-type"),
    CodeList(R4.Procedure.Status.self, "event-status"),
    CodeList(R4.Provenance.Entity.Role.self, "provenance-entity-role"),
    CodeList(R4.Questionnaire.Item.Kind.self, "item-type"),
    CodeList(R4.Questionnaire.Item.EnableBehavior.self, "questionnaire-enable-behavior"),
    CodeList(R4.Questionnaire.Item.EnableWhen.Operator.self, "questionnaire-enable-operator"),
    CodeList(R4.Questionnaire.Status.self, "publication-status"),
    CodeList(R4.QuestionnaireResponse.Status.self, "questionnaire-answers-status"),
    CodeList(R4.ServiceRequest.Intent.self, "request-intent"),
    CodeList(R4.Specimen.Status.self, "specimen-status"),
  ]
}
