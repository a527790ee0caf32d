@testable import FHIRModel

extension R4.Bundle: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      id: .filled(variant),
      meta: .filled(variant),
      identifier: .filled(variant),
      type: .filled(variant),
      timestamp: .filled(variant),
      total: .filled(variant),
      link: .filled(variant),
      entry: .filled(variant))
  }
}

extension R4.Bundle.Kind: Filled {}

extension R4.Bundle.Link: Filled {
  static func filled(_ variant: Int) -> Self { Self(relation: "self", url: .filled(variant)) }
}

extension R4.Bundle.Entry: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      fullUrl: .filled(variant),
      resource: R4.Flag.filled(variant),
      search: .filled(variant),
      request: .filled(variant),
      response: .filled(variant))
  }
}

extension R4.Bundle.Search: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(mode: .filled(variant), score: R4.Decimal("0.5"))
  }
}

extension R4.Bundle.Search.Mode: Filled {}

extension R4.Bundle.Request: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      method: .filled(variant),
      url: "Flag/a",
      ifNoneMatch: "W/\"1\"",
      ifModifiedSince: .filled(variant),
      ifMatch: "W/\"2\"",
      ifNoneExist: "identifier=a")
  }
}

extension R4.Bundle.Request.Method: Filled {}

extension R4.Bundle.Response: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      status: "201 Created",
      location: .filled(variant),
      etag: "W/\"1\"",
      lastModified: .filled(variant),
      outcome: R4.OperationOutcome.filled(variant))
  }
}
