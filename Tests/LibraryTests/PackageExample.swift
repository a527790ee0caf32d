import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON

/// The example of ProfilesAndPackages.md; whoever has the document has imported LosslessJSON for it.
func packageExample(profile: JSONDocument) throws {
  var loading = DefinitionLoading()
  loading.add(package: try PackageReader("my.profiles-1.0.0.tgz"))
  loading.add(resource: profile, named: "my-profile.json")
  let loaded = try loading.build(over: .r4)
  for notice in loaded.notices { print(notice) }
  let validator = Validator(definitions: loaded.definitions)
  _ = validator
}
