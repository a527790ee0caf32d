/// The names that a narrative may use besides its elements: attributes and entities.
enum XHTMLVocabulary {
  /// The attributes that every element may have, those of XML itself among them.
  static let attributes = Names(
    """
    abbr accesskey align axis char charoff class colspan dir headers id lang rowspan scope span style tabindex title valign \
    width xml:lang
    """)

  /// The attributes of single elements, as `element.attribute`.
  private static let ownAttributes = Names(
    """
    a.charset a.coords a.href a.hreflang a.name a.rel a.rev a.shape a.type area.alt area.coords area.href area.nohref \
    area.shape blockquote.cite img.alt img.border img.height img.ismap img.longdesc img.src img.usemap img.width map.name \
    pre.space q.cite table.border table.cellpadding table.cellspacing table.frame table.rules table.summary table.width \
    td.nowrap
    """)

  /// The entities that XML has without a declaration.
  static let entities = Names("amp lt gt quot apos")

  /// Whether an element may have an attribute.
  static func allows(_ attribute: ArraySlice<UInt8>, on element: ArraySlice<UInt8>) -> Bool {
    attributes.contains(name: attribute)
      || ownAttributes.contains(name: (element + [UInt8(ascii: ".")] + attribute)[...])
  }

  /// A set of names, compared by their bytes.
  struct Names: Sendable {
    private let names: Set<[UInt8]>

    init(_ list: String) {
      names = Set(list.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
    }

    func contains(name: ArraySlice<UInt8>) -> Bool { names.contains(Array(name)) }
  }
}
