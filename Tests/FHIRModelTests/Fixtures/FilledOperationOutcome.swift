@testable import FHIRModel

extension R4.OperationOutcome: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      text: .filled(variant),
      extension: .filled(variant),
      issue: .filled(variant))
  }
}

extension R4.OperationOutcome.Issue: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      severity: .filled(variant),
      code: .filled(variant),
      details: .filled(variant),
      diagnostics: .filled(variant),
      expression: .filled(variant))
  }
}

extension R4.OperationOutcome.Issue.Severity: Filled {}

extension R4.OperationOutcome.Issue.Code: Filled {}
