/// The elements that a narrative may use: those of HTML 4 that txt-1 names, and where they may stand.
enum XHTMLElement: UInt8, CaseIterable {
  case a, abbr, acronym, address, area, b, bdo, big, blockquote, br, caption, cite, code, col
  case colgroup, dd, dfn, div, dl, dt, em, h1, h2, h3, h4, h5, h6, hr, i, img, kbd, li, map, ol, p
  case pre, q, samp, small, span, strong, sub, sup, table, tbody, td, tfoot, th, thead, tr, tt, ul
  case `var`

  /// Reads a name, which is in lower case.
  init?(_ name: Span<UInt8>) {
    guard !name.isEmpty else { return nil }
    let letter = Int(name[0]) - Int(UInt8(ascii: "a"))
    guard Self.byLetter.indices.contains(letter) else { return nil }
    for (text, element) in Self.byLetter[letter] where text.utf8.count == name.count {
      if name.withUnsafeBufferPointer({ text.utf8.elementsEqual($0) }) {
        self = element
        return
      }
    }
    return nil
  }

  private static let byLetter: [[(String, XHTMLElement)]] = {
    var lists: [[(String, XHTMLElement)]] = Array(repeating: [], count: 26)
    for element in allCases {
      let name = "\(element)"
      guard let first = name.utf8.first else { continue }
      lists[Int(first - UInt8(ascii: "a"))].append((name, element))
    }
    return lists
  }()

  /// Whether it holds a line of text, in which no block can stand.
  var isLine: Bool {
    switch self {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .address, .span, .caption, .dd, .dt: true
    default: isInline
    }
  }

  /// Whether it marks text up, and so cannot stand in itself.
  var isInline: Bool {
    switch self {
    case .a, .b, .em, .i, .strong, .small, .big, .sub, .sup, .code, .tt, .dfn, .q, .var, .abbr,
      .acronym, .cite, .bdo, .kbd, .samp:
      true
    default: false
    }
  }

  /// Whether it is a block of its own.
  var isBlock: Bool {
    switch self {
    case .div, .pre, .table, .ul, .ol: true
    default: false
    }
  }

  /// Whether it cannot stand in a paragraph, besides the blocks.
  var endsParagraph: Bool { isBlock || self == .blockquote || self == .p }

  /// Whether nothing can stand in it.
  var isVoid: Bool { self == .br || self == .img || self == .hr || self == .area }

  /// What may stand directly in it; `nil` for no such rule.
  var children: [XHTMLElement]? {
    switch self {
    case .table: [.tbody, .tr, .caption, .thead, .tfoot, .col, .colgroup]
    case .tr: [.td, .th]
    case .tbody, .thead, .tfoot: [.tr]
    case .ul, .ol: [.li]
    case .dl: [.dd, .dt]
    case .map: [.area]
    default: nil
    }
  }

  /// What it may stand directly in; `nil` for no such rule.
  var parents: [XHTMLElement]? {
    switch self {
    case .tr: [.table, .thead, .tfoot, .tbody]
    case .tbody, .thead, .tfoot, .caption, .colgroup: [.table]
    case .col: [.table, .colgroup]
    case .td, .th: [.tr, .thead, .tfoot]
    case .li: [.ul, .ol]
    case .dd, .dt: [.dl]
    default: nil
    }
  }
}
