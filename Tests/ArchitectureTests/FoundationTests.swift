import Foundation
import TestSupport
import Testing

/// What reads and writes the data does not link Foundation: it starts faster, is smaller, and has no second opinion on
/// numbers and dates.
@Suite struct FoundationTests {
  /// They may import one another, the standard library, and C; nothing else, for that could bring Foundation in.
  @Test(arguments: ModuleSources.withoutFoundation)
  func noSourceImportsIt(module: String) throws {
    let allowed: Set<Substring> = [
      "Swift", "Synchronization", "Glibc", "Musl", "Darwin", "Bionic",
    ]
    let own = Set(ModuleSources.withoutFoundation.map { $0[...] })
    for file in try ModuleSources.files(of: module) {
      for (number, line) in zip(1..., file.lines) {
        guard let name = ModuleSources.importedModule(line) else { continue }
        let isAllowed = try allowed.contains(name) || own.contains(name) || isC(name)
        #expect(
          isAllowed,
          "\(file.path):\(number) imports \(name)")
      }
    }
  }

  /// The compiler notes in each object file which libraries its imports ask the linker for.
  @Test(arguments: ModuleSources.withoutFoundation)
  func noObjectFileAsksForIt(module: String) throws {
    let objects = try objectFiles(of: module)
    #expect(!objects.isEmpty, "no object files of \(module) beside the test program")
    for object in objects {
      #expect(try !asksForFoundation(object), "\(object) links Foundation")
    }
  }

  /// Were the notes to change their form, the test above would see nothing; the code of the tests does link Foundation.
  @Test func anObjectFileThatDoesIsRecognised() throws {
    #expect(try objectFiles(of: "TestSupport").contains(where: asksForFoundation))
  }

  @Test(arguments: [
    ("import Foundation", "Foundation"),
    ("  internal import FoundationEssentials // why", "FoundationEssentials"),
    ("@preconcurrency public import struct Foundation.Date", "Foundation"),
    ("import func Glibc.fopen", "Glibc"),
  ])
  func anImportIsRecognised(line: String, module: String) {
    #expect(ModuleSources.importedModule(line[...]) == module[...])
  }

  @Test(arguments: ["// import Foundation", "let import = 1", "important()", ""])
  func whatIsNoImportIsNot(line: String) {
    #expect(ModuleSources.importedModule(line[...]) == nil)
  }

  /// A C target of the package: one without a line of Swift.
  private func isC(_ name: Substring) throws -> Bool {
    guard try ModuleSources.all().contains(String(name)) else { return false }
    return try ModuleSources.files(of: String(name)).allSatisfy { !$0.path.hasSuffix(".swift") }
  }

  /// SwiftPM puts the objects of a module into a folder beside the program that runs the tests.
  private func objectFiles(of module: String) throws -> [String] {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder =
      URL(fileURLWithPath: program).deletingLastPathComponent().path + "/\(module).build"
    let names = FileManager.default.enumerator(atPath: folder)
    var objects: [String] = []
    while let name = names?.nextObject() as? String {
      if name.hasSuffix(".o") { objects.append(folder + "/" + name) }
    }
    return objects
  }

  private func asksForFoundation(_ object: String) throws -> Bool {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: object), options: .alwaysMapped)
    return bytes.range(of: Data("-lFoundation".utf8)) != nil
  }
}
