extension KyphoplastyEncounter {
  /// How the operation ended; completed where nothing is said.
  public var status: Augmentation.Status { procedure.status ?? .completed }

  /// How the treatment of a level ended: as the level says, else as the operation as a whole did.
  public func status(of level: TreatedLevel) -> Augmentation.Status { level.status ?? status }

  /// How a level was treated: as the level says, else as the operation as a whole.
  public func technique(of level: TreatedLevel) -> Augmentation.Technique {
    level.technique ?? procedure.technique
  }
}
