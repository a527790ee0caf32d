import Kyphoplasty

/// The records of an input as far as it can be read: after a file of several that cannot, the next one is read.
struct ReadableRecords {
  private var source: EncounterReader
  /// Whether all was readable so far.
  private(set) var isWhole = true

  init(_ source: EncounterReader) { self.source = source }

  /// The next record; nil at the end, or where nothing more can be read.
  ///
  /// An error is told and not thrown, for what was read before it is worth no less.
  mutating func next(_ tell: (RecordError) -> Void) -> RecordResult? {
    while isWhole || source.canGoOn {
      do throws(RecordError) {
        return try source.next()
      } catch {
        isWhole = false
        tell(error)
      }
    }
    return nil
  }
}
