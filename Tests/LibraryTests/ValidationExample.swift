import FHIRDefinitionsR4
import FHIRValidation

/// The second example of README.md.
func validationExample(_ bytes: [UInt8]) {
  let validator = Validator(definitions: .usCore(.v610))
  let outcome = validator.validate(bytes)
  for finding in outcome.findings where finding.severity >= .error { print(finding) }
}

/// The example of FHIRValidation.md.
func firstExample(_ bytes: [UInt8]) {
  let validator = Validator(definitions: .r4)
  let outcome = validator.validate(bytes)
  for finding in outcome.findings where finding.severity >= .error {
    print(finding)
  }
}

/// The first example of ValidatingADocument.md.
func countingExample(_ bytes: [UInt8]) {
  let validator = Validator(definitions: .r4)
  let outcome = validator.validate(bytes)

  if !outcome.isValid {
    print("\(outcome.count(of: .error)) errors in \(outcome.resourceType ?? "the text")")
  }
}
