/// The definitions of one or several packs, found by name or url.
///
/// Everything that it gives out is a view of the pack's bytes: two words, made without allocation.
///
///     let name = definitions.type("Patient")?.root.child(named: "deceasedBoolean")?.choiceType?.code  // "boolean"
///
/// Where several packs define the same url, the first of them wins; `url|version` finds that version wherever it is.
public struct Definitions: Sendable {
  @usableFromInline let packs: [PackStorage]
  /// Resources that are kept whole, in the order of the packs.
  let shelves: [ResourceShelf]
  /// The packs that should be among these and could not be read: what is checked against the rest is not checked.
  public let faults: [PackError]

  /// Joins packs; earlier ones win.
  public init(_ packs: [DefinitionPack]) { self.init(storages: packs.map(\.storage)) }

  /// These definitions and, behind them, those of a pack; where that cannot be read, `faults` says so.
  public func adding(reading pack: () throws(PackError) -> DefinitionPack) -> Definitions {
    do {
      return adding([try pack()])
    } catch {
      return Definitions(storages: packs, shelves: shelves, faults: faults + [error])
    }
  }

  /// These definitions and, behind them, those of further packs.
  public func adding(_ packs: [DefinitionPack]) -> Definitions {
    Definitions(storages: self.packs + packs.map(\.storage), shelves: shelves, faults: faults)
  }

  /// These definitions and, before them, those of further packs.
  public func inserting(_ packs: [DefinitionPack]) -> Definitions {
    Definitions(storages: packs.map(\.storage) + self.packs, shelves: shelves, faults: faults)
  }

  init(storages: [PackStorage], shelves: [ResourceShelf] = [], faults: [PackError] = []) {
    packs = storages
    self.shelves = shelves
    self.faults = faults
  }

  /// The packages that the packs were made from, in their order, each once.
  public var sources: [PackSource] {
    var seen: Set<String> = []
    return packs.flatMap { DefinitionPack(storage: $0).sources }.filter {
      // Single resources come from no package.
      !$0.id.isEmpty && seen.insert($0.name).inserted
    }
  }

  // MARK: Structures

  /// The structure with a canonical url: `url` or `url|version`.
  public func structure(_ canonical: some StringProtocol) -> StructureDefinition? {
    find(canonical, in: .structures, version: StructureField.version).map {
      StructureDefinition($0.storage, $0.row)
    }
  }

  /// The structure with a url, in the UTF-8 of a document.
  public func structure(utf8 url: UnsafeBufferPointer<UInt8>) -> StructureDefinition? {
    find(utf8: url, in: .structures).map { StructureDefinition($0.storage, $0.row) }
  }

  /// The definition of a type by its name, `Patient`, `HumanName` or `dateTime`; never a profile.
  public func type(_ name: some StringProtocol) -> StructureDefinition? {
    var name = String(name)
    return name.withUTF8 { type(utf8: $0) }
  }

  /// The definition of a type by its name in the UTF-8 of a document, without allocation.
  @inlinable
  public func type(utf8 name: UnsafeBufferPointer<UInt8>) -> StructureDefinition? {
    for pack in packs {
      let key = pack.key(name)
      if key != 0, let row = pack.names.row(of: key, field: 0, in: 0..<pack.names.count) {
        return StructureDefinition(pack, pack.names.index(row, 1))
      }
    }
    return nil
  }

  /// Every structure, profiles included, by pack and then by url.
  public var structures: some Sequence<StructureDefinition> {
    packs.lazy.flatMap { pack in
      pack.structures.all.lazy.map { StructureDefinition(pack, $0) }
    }
  }

  /// The names of all types that are no profiles, as the packs order them.
  public var types: some Sequence<StructureDefinition> {
    packs.lazy.flatMap { pack in
      pack.names.all.lazy.map { StructureDefinition(pack, pack.names.index($0, 1)) }
    }
  }

  // MARK: Terminology

  /// The value set with a canonical url: `url` or `url|version`.
  public func valueSet(_ canonical: some StringProtocol) -> ValueSet? {
    find(canonical, in: .valueSets, version: ValueSetField.version).map {
      ValueSet(self, $0.storage, $0.row)
    }
  }

  /// The code system with a canonical url: `url` or `url|version`.
  public func codeSystem(_ canonical: some StringProtocol) -> CodeSystem? {
    find(canonical, in: .codeSystems, version: CodeSystemField.version).map {
      CodeSystem($0.storage, $0.row)
    }
  }

  /// The code system with a url, in the UTF-8 of a document.
  public func codeSystem(utf8 url: UnsafeBufferPointer<UInt8>) -> CodeSystem? {
    find(utf8: url, in: .codeSystems).map { CodeSystem($0.storage, $0.row) }
  }

  /// Every value set, by pack and then by url.
  public var valueSets: some Sequence<ValueSet> {
    packs.lazy.flatMap { pack in pack.valueSets.all.lazy.map { ValueSet(self, pack, $0) } }
  }

  /// Every code system, by pack and then by url.
  public var codeSystems: some Sequence<CodeSystem> {
    packs.lazy.flatMap { pack in pack.codeSystems.all.lazy.map { CodeSystem(pack, $0) } }
  }
}

extension DefinitionPack {
  init(storage: PackStorage) { self.storage = storage }
}
