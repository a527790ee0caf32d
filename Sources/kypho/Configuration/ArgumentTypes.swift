public import ArgumentParser
public import FHIRValidation
public import Kyphoplasty

// The types of the libraries that options have as their values.

extension OutputFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension RecordFormat: ExpressibleByArgument {}
extension USCoreVersion: ExpressibleByArgument {}
extension FindingFormat: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
