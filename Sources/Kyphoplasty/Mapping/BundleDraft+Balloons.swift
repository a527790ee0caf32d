internal import FHIRModel

extension BundleDraft {
  /// What each balloon of a level was filled with and what became of it.
  mutating func addBalloonFacts(
    of level: TreatedLevel, _ levelID: R4.ID, balloons: [R4.ID], from path: String
  ) {
    for (place, device) in balloons.enumerated() {
      let balloon = level.balloons[place]
      var resource = fact(
        .balloonInflation, nil, of: level, levelID,
        components: [
          .init(Measure.side, balloon.side.map { .concept($0.snomed) }),
          .init(Measure.balloonVolume, balloon.volumeMl.map { .measured($0, .milliliter) }),
          .init(Measure.balloonPressure, balloon.pressurePsi.map { .measured($0, .psi) }),
          .init(Measure.balloonInflated, balloon.inflated.map { .boolean($0) }),
          .init(Measure.balloonRemoved, balloon.removed.map { .boolean($0) }),
          .init(Measure.balloonRuptured, balloon.ruptured.map { .boolean($0) }),
          .init(
            Measure.balloonContrast, balloon.contrast.map { .codeableConcept($0.concept) }),
          .init(
            Measure.balloonContrastVolume,
            balloon.contrastMl.map { .measured($0, .milliliter) }),
        ])
      guard !resource.component.isEmpty else { continue }
      resource.focus = [R4.AnyReference(to: device, type: R4.Device.self)]
      add(
        resource, ids.id(R4.Observation.self, "balloon-inflation", device.text),
        from: "\(path).balloons[\(place)]")
    }
  }

  /// Where cement went, by which way, when it was seen, and whether it did harm.
  mutating func addLeaks(of level: TreatedLevel, _ levelID: R4.ID, from path: String) {
    let leaks = ids.ids(R4.Observation.self, of: level.leaks) {
      ["cement-leak", levelID.text, $0.site.rawValue, $0.route?.rawValue ?? ""]
    }
    for (place, leak) in level.leaks.enumerated() {
      var resource = fact(
        .cementLeak, .concept(leak.site), of: level, levelID,
        components: [
          .init(Measure.leakRoute, leak.route.map { .concept($0) }),
          .init(Measure.symptomatic, .boolean(leak.symptomatic)),
        ])
      if let timing = leak.timing {
        let seen = R4.CodeableConcept(timing)
        resource.extension.append(
          R4.Extension(url: OwnExtension.leakTiming.url, value: .codeableConcept(seen)))
      }
      resource.method = leak.detectedBy.map { R4.CodeableConcept($0) }
      resource.note = leak.text.map { [R4.Annotation(text: $0)] } ?? []
      add(resource, leaks[place], from: "\(path).leaks[\(place)]")
    }
  }
}
