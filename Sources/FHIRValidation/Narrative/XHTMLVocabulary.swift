/// The names that a narrative may use: those that the invariant txt-1 of FHIR R4 lists, and the two attributes that XML
/// itself gives to every element.
enum XHTMLVocabulary {
  static let elements = Names(
    """
    a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol \
    p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var
    """)

  static let attributes = Names(
    """
    abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite \
    class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc name nowrap rel rev rowspan \
    rules scope shape span src start style summary tabindex title type valign value vspace width xml:lang xml:space
    """)

  /// The entities that XML has without a declaration.
  static let entities = Names("amp lt gt quot apos")

  /// A set of names, compared by their bytes.
  struct Names: Sendable {
    private let names: Set<[UInt8]>

    init(_ list: String) {
      names = Set(list.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
    }

    func contains(name: ArraySlice<UInt8>) -> Bool { names.contains(Array(name)) }
  }
}
