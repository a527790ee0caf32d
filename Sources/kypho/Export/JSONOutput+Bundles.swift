import KyphoplastyFHIR

extension JSONOutput {
  /// Writes a mapped bundle.
  mutating func write(_ bundle: PreparedBundle, isDirectory: Bool = false) throws {
    var name = String.fileName(of: bundle.id)
    // No encounter takes the name of a directory, whatever its key is.
    if !isDirectory, name.hasPrefix("directory-") { name = "%64" + name.dropFirst() }
    try write(bundle.bytes, as: name + ".bundle.json")
  }
}
