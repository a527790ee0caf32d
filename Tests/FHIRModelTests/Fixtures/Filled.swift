@testable import FHIRModel

/// A value whose properties all have values.
///
/// Each variant takes other choices and codes, so that enough variants show every case of every list.
protocol Filled {
  static func filled(_ variant: Int) -> Self
}

extension Filled where Self: CaseIterable, AllCases == [Self] {
  static func filled(_ variant: Int) -> Self { allCases[variant % allCases.count] }
}

extension Optional: Filled where Wrapped: Filled {
  static func filled(_ variant: Int) -> Self { .filled(variant) as Wrapped }
}

extension Array: Filled where Element: Filled {
  static func filled(_ variant: Int) -> Self { [.filled(variant)] }
}

/// The case of the variant.
func pick<Value>(_ variant: Int, from values: [Value]) -> Value { values[variant % values.count] }

/// The longest list that a fixture goes through: more variants show nothing new.
let variants = 0..<R4.OperationOutcome.Issue.Code.allCases.count

extension R4.AdministrativeGender: Filled {}
extension R4.DataAbsentReason: Filled {}
extension R4.DaysOfWeek: Filled {}
extension R4.RequestPriority: Filled {}
extension R4.RequestStatus: Filled {}
extension R4.UnitsOfTime: Filled {}
