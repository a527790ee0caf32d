import FHIRDefinitions
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON

/// The bundles of some files, one after another, each looked at before it may leave.
final class BundleFiles {
  private var files: ArraySlice<DocumentFile>
  private var current: OpenFile?
  private let validator: Validator
  private let renderer: TextRenderer

  /// The number of bundles so far.
  private(set) var count = 0
  /// The number of those that have errors.
  private(set) var unfitCount = 0
  /// Whether all files could be read.
  private(set) var inputStatus = ExitStatus.clean

  private final class OpenFile {
    let file: DocumentFile
    let source: DocumentSource

    init(_ file: DocumentFile) throws {
      self.file = file
      source = try DocumentSource(file)
    }
  }

  init(_ files: [DocumentFile], usCore: USCoreVersion, renderer: TextRenderer) {
    self.files = files[...]
    validator = Validator(definitions: .kyphoplasty(usCore))
    self.renderer = renderer
  }

  /// The next bundle; `nil` after the last.
  func next() throws -> FoundBundle? {
    while true {
      do {
        if let current, let document = try current.source.next() {
          count += 1
          return FoundBundle(document: document, file: current.file)
        }
        guard let file = files.popFirst() else { return nil }
        current = try OpenFile(file)
      } catch let failure as Failure where failure.status == .unreadable {
        // The other files are sent all the same.
        Talk().error(failure.description)
        inputStatus = .unreadable
        current = nil
      }
    }
  }

  /// Whether a bundle is valid and of a type that a server executes; says what is wrong where it is not.
  func isFit(_ bundle: FoundBundle) throws -> Bool {
    let document = bundle.document
    guard !document.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      Talk().error(
        "\(bundle.name): begins with a byte order mark, and is not sent: save it as UTF-8 without one"
      )
      unfitCount += 1
      return false
    }
    let outcome = validator.validate(document.bytes, firstLine: document.firstLine)
    if !outcome.isValid {
      Talk.write(String(decoding: renderer.render(outcome, file: bundle.file.name), as: UTF8.self))
    } else if !Self.isExecutable(outcome) {
      Talk().error("\(bundle.name): is no Bundle of type transaction or batch, and is not sent")
    } else {
      return true
    }
    unfitCount += 1
    return false
  }

  private static func isExecutable(_ outcome: Outcome) -> Bool {
    guard let document = outcome.document, outcome.resourceType == "Bundle",
      let type = document.member("type", of: document.root)
    else { return false }
    return document.isString(type, "transaction") || document.isString(type, "batch")
  }
}

/// A document of a file that should be a bundle.
struct FoundBundle {
  var document: DocumentSource.Document
  var file: DocumentFile

  /// What people call it: file and line.
  var name: String { "\(file.name):\(document.firstLine)" }
}
