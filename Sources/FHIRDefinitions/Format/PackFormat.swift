/// The layout of a pack: FHIR definitions as one block of bytes that is read where it lies.
///
/// A pack is a header, a table of sections, and the sections. Every number is a little-endian 32-bit word, every section
/// but the text an array of rows of the same width, and every row refers to others by their number. Nothing has to be
/// parsed, moved or allocated before the first look-up.
///
///     offset  0  8 bytes   "FHIRPACK"
///             8  word      version of this format
///            12  word      length of the pack in bytes
///            16  word      number of sections
///            20  word      number of keys: strings that can be looked up by their text
///            24  3 words per section: offset in bytes, number of rows, words per row
///
/// **Strings are interned.** A string is a row of `strings` (offset and length in `text`), and stands for itself: two are
/// equal when their numbers are. Number 0 is the empty string and means "none". Numbers 1 to the number of keys are the
/// *keys*, sorted by their bytes: names, urls, paths, codes. After them come the *texts*, which are only shown or
/// handed on: displays, expressions, JSON. `slots` is a hash table with open addressing over the keys (`hash` below);
/// a slot is a string's number or 0. So a look-up hashes the text once, and then compares numbers: a binary search in
/// a table that is sorted by them. A text that is no key of the pack is in none of its tables.
///
/// **Ranges** are two words, the first row and the number of rows in the section that is named after them.
/// **Optional rows** are one word, the number of the row plus 1, or 0.
///
/// A pack with the one type `Pet`, whose `age[x]` is an `integer` or a `string`, holds among others
///
///     strings     0 ""   1 "Pet"   2 "Pet.age[x]"   3 "age"   4 "ageInteger"   5 "ageString"   6 "integer"   7 "string"
///     structures  0: name 1, elements 0 + 2, ...
///     names       0: string 1 -> structure 0
///     elements    0: path 1, name 1, keys 0 + 2, ...      1: path 2, name 3, a choice, types 0 + 2, ...
///     children    0: string 4 -> element 1, type 0        1: string 5 -> element 1, type 1
///     types       0: code 6, ...                          1: code 7, ...
///
/// and to find what the key `ageString` in a `Pet` is: hash it, get 5 from `slots`, search 5 in the rows 0 and 1 of
/// `children`, get element 1 with its type 1.
///
/// A damaged pack may hold any number anywhere. Reading therefore checks each row and each range against its section,
/// and takes what is outside as 0 or as empty; it never traps and never reads beyond the pack.
@usableFromInline
enum PackFormat {
  static let magic: StaticString = "FHIRPACK"
  static let version: UInt32 = 3
  static let headerLength = 24
  static let sectionEntryLength = 12
  /// The word that stands for `*`, a maximum without limit.
  @usableFromInline static let unlimited = UInt32.max

  /// The hash of a key: eight bytes at a time, the last ones padded with zeros.
  @inlinable
  static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let factor: UInt64 = 0xFF51_AFD7_ED55_8CCD
    var hash = UInt64(truncatingIfNeeded: text.count) &* factor
    let raw = UnsafeRawBufferPointer(text)
    var index = 0
    while index + 8 <= raw.count {
      let word = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      hash = (hash ^ word) &* factor
      hash ^= hash >> 32
      index += 8
    }
    if index < raw.count {
      var word: UInt64 = 0
      var shift: UInt64 = 0
      while index < raw.count {
        word |= UInt64(raw[index]) << shift
        shift += 8
        index += 1
      }
      hash = (hash ^ word) &* factor
      hash ^= hash >> 32
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 16))
  }
}

/// The sections of a pack, in their order.
enum PackSection: Int, CaseIterable {
  case text, strings, slots, sources, lists
  case structures, names, elements, children, types, bindings, facets, constraints, slicings,
    contexts
  case codeSystems, concepts, properties
  case valueSets, parts, codes, includes, filters, gaps, codeDesignations
  case canonicals

  /// The number of words in a row; the text has rows of one byte, and 0 here.
  var width: Int {
    switch self {
    case .text: 0
    case .strings: 2
    case .slots: 1
    case .sources: SourceField.width
    case .lists: 1
    case .structures: StructureField.width
    case .names: 2
    case .elements: ElementField.width
    case .children: ChildField.width
    case .types: TypeField.width
    case .bindings: BindingField.width
    case .facets: FacetField.width
    case .constraints: ConstraintField.width
    case .slicings: SlicingField.width
    case .contexts: 2
    case .codeSystems: CodeSystemField.width
    case .concepts: ConceptField.width
    case .properties: PropertyField.width
    case .valueSets: ValueSetField.width
    case .parts: PartField.width
    case .codes: 2
    case .includes: IncludeField.width
    case .filters: 3
    case .gaps: 3
    case .codeDesignations: CodeDesignationField.width
    case .canonicals: CanonicalField.width
    }
  }
}
