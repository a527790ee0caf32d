@testable import FHIRModel

/// Every type of resource that the model has, by its fixture.
let filledResources: [any (R4.Resource & Filled).Type] = [
  R4.AdverseEvent.self, R4.AllergyIntolerance.self, R4.Bundle.self, R4.CarePlan.self,
  R4.CommunicationRequest.self,
  R4.Condition.self, R4.Consent.self, R4.Coverage.self, R4.Device.self, R4.DeviceUseStatement.self,
  R4.DiagnosticReport.self, R4.DocumentReference.self, R4.Encounter.self, R4.Flag.self,
  R4.Goal.self, R4.ImagingStudy.self, R4.Location.self, R4.Medication.self,
  R4.MedicationAdministration.self, R4.MedicationRequest.self, R4.MedicationStatement.self,
  R4.Observation.self, R4.OperationOutcome.self, R4.Organization.self, R4.Patient.self,
  R4.Practitioner.self, R4.PractitionerRole.self, R4.Procedure.self, R4.Provenance.self,
  R4.Questionnaire.self, R4.QuestionnaireResponse.self, R4.ServiceRequest.self, R4.Specimen.self,
]
