/// FHIR R4 (4.0.1) as an exporter writes it: the elements that are written, in the specification's order, and no others.
///
/// Everything that FHIR names lives in here under its own name (`R4.Observation`, `R4.Duration`),
/// so that nothing shadows a type of the standard library and a reader sees which FHIR is meant.
///
///     let pain = R4.Observation(
///       status: .final,
///       code: R4.CodeableConcept(coding: [painScore]),
///       subject: R4.Reference(to: patientID),
///       value: .quantity(R4.Quantity(value: 7)))
///
/// An element that is nil, an empty list or an empty text is not written. Names, order, cardinality,
/// types and required codes come from the package hl7.fhir.r4.core 4.0.1.
public enum R4 {}
