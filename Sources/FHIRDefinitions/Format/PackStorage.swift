/// The rows of one section.
@usableFromInline
@frozen
struct PackTable: @unchecked Sendable {
  @usableFromInline let base: UnsafeRawPointer
  @usableFromInline let count: Int
  /// Bytes per row.
  @usableFromInline let stride: Int

  @inlinable
  init(base: UnsafeRawPointer, count: Int, stride: Int) {
    self.base = base
    self.count = count
    self.stride = stride
  }

  /// A word of a row; 0 for a row that there is not.
  @inlinable
  func word(_ row: Int, _ field: Int) -> UInt32 {
    guard row >= 0, row < count else { return 0 }
    return UInt32(
      littleEndian: base.loadUnaligned(
        fromByteOffset: row &* stride &+ field &* 4, as: UInt32.self))
  }

  /// A word as the number of a row or string.
  @inlinable
  func index(_ row: Int, _ field: Int) -> Int { Int(word(row, field)) }

  /// Of the rows that a range names in another section, those which that section has.
  @inlinable
  func range(_ row: Int, _ field: Int, in target: PackTable) -> Range<Int> {
    let start = min(index(row, field), target.count)
    return start..<min(start + index(row, field + 1), target.count)
  }

  /// The first of the rows, sorted by one of their fields, whose field is at least `value`.
  @inlinable
  func lowerBound(of value: UInt32, field: Int, in rows: Range<Int>) -> Int {
    var low = rows.lowerBound
    var high = rows.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if word(middle, field) < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first row whose field is `value`, by binary search.
  @inlinable
  func row(of value: UInt32, field: Int, in rows: Range<Int>) -> Int? {
    let row = lowerBound(of: value, field: field, in: rows)
    return row < rows.upperBound && word(row, field) == value ? row : nil
  }

  @usableFromInline var all: Range<Int> { 0..<count }
}

/// The bytes of a pack and where its sections are.
///
/// Unchecked, because it points into bytes; they never change after `init`.
@usableFromInline
final class PackStorage: @unchecked Sendable {
  /// The allocation to free at the end; `nil` for bytes that outlive the program's use of them.
  private let owned: UnsafeMutableRawBufferPointer?
  @usableFromInline let text: PackTable
  @usableFromInline let strings: PackTable
  @usableFromInline let slots: PackTable
  @usableFromInline let sources: PackTable
  @usableFromInline let lists: PackTable
  @usableFromInline let structures: PackTable
  @usableFromInline let names: PackTable
  @usableFromInline let elements: PackTable
  @usableFromInline let children: PackTable
  @usableFromInline let types: PackTable
  @usableFromInline let bindings: PackTable
  @usableFromInline let facets: PackTable
  @usableFromInline let constraints: PackTable
  @usableFromInline let slicings: PackTable
  @usableFromInline let contexts: PackTable
  @usableFromInline let codeSystems: PackTable
  @usableFromInline let concepts: PackTable
  @usableFromInline let properties: PackTable
  @usableFromInline let valueSets: PackTable
  @usableFromInline let parts: PackTable
  @usableFromInline let codes: PackTable
  @usableFromInline let includes: PackTable
  @usableFromInline let filters: PackTable
  @usableFromInline let gaps: PackTable
  @usableFromInline let codeDesignations: PackTable
  @usableFromInline let canonicals: PackTable

  init(
    _ bytes: UnsafeRawBufferPointer, owned: UnsafeMutableRawBufferPointer?
  ) throws(PackError) {
    let header = try PackHeader(bytes)
    self.owned = owned
    text = header.table(.text)
    strings = header.table(.strings)
    slots = header.table(.slots)
    sources = header.table(.sources)
    lists = header.table(.lists)
    structures = header.table(.structures)
    names = header.table(.names)
    elements = header.table(.elements)
    children = header.table(.children)
    types = header.table(.types)
    bindings = header.table(.bindings)
    facets = header.table(.facets)
    constraints = header.table(.constraints)
    slicings = header.table(.slicings)
    contexts = header.table(.contexts)
    codeSystems = header.table(.codeSystems)
    concepts = header.table(.concepts)
    properties = header.table(.properties)
    valueSets = header.table(.valueSets)
    parts = header.table(.parts)
    codes = header.table(.codes)
    includes = header.table(.includes)
    filters = header.table(.filters)
    gaps = header.table(.gaps)
    codeDesignations = header.table(.codeDesignations)
    canonicals = header.table(.canonicals)
  }

  deinit { owned?.deallocate() }
}
