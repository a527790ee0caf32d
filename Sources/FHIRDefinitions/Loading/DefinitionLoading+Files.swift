internal import LosslessJSON

extension DefinitionLoading {
  /// Adds what lies at a path that is no package: one resource, or a folder of them.
  ///
  /// - Returns: whether there was anything of the kind.
  mutating func add(filesAt path: String) -> Bool {
    let limit = PackageLimits().file
    if path.hasSuffix(".json"), let bytes = Files.read(path, limit: limit) {
      add(bytes, named: path)
      return true
    }
    let folder = Files.exists(path + "/package") ? path + "/package" : path
    guard Files.isFolder(folder), !Files.exists(folder + "/package.json") else { return false }
    let names = (Files.names(in: folder) ?? []).filter { $0.hasSuffix(".json") && $0.first != "." }
    for name in names {
      guard let bytes = Files.read(folder + "/" + name, limit: limit) else {
        note(LoadingNotice(.refusedFile, name))
        continue
      }
      add(bytes, named: name)
    }
    return !names.isEmpty
  }

  private mutating func add(_ bytes: [UInt8], named name: String) {
    do throws(JSONError) {
      add(resource: try JSONDocument(bytes.withoutByteOrderMark), named: name)
    } catch {
      note(LoadingNotice(.refusedFile, name, detail: "\(error.position): \(error.message)"))
    }
  }
}
