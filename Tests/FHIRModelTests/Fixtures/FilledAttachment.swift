@testable import FHIRModel

extension R4.Attachment: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      contentType: "text/plain",
      language: "en",
      data: .filled(variant),
      url: .filled(variant),
      size: .filled(variant),
      hash: .filled(variant),
      title: .filled(variant),
      creation: .filled(variant))
  }
}
