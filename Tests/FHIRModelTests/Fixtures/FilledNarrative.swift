@testable import FHIRModel

extension R4.Narrative: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(status: .filled(variant), div: div)
  }

  private static let div = {
    var content = R4.XHTML()
    content.heading("A heading")
    content.paragraph("5 < 6 & \"7\"")
    content.list(["one", "two"])
    content.table(columns: ["what", "how much"], rows: [["volume", "4.5 mL"]])
    return content.div
  }()
}

extension R4.Narrative.Status: Filled {}
