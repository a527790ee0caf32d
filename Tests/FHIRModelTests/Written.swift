import LosslessJSON

@testable import FHIRModel

extension R4.Element {
  /// What the element writes.
  var written: String {
    var json = JSONWriter()
    write(to: &json)
    return String(decoding: json.finish(), as: UTF8.self)
  }
}

extension R4.Resource {
  /// What the resource writes.
  var written: String { String(decoding: json(), as: UTF8.self) }
}
