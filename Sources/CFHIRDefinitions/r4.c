// r4.pack is made by
//
//   fhir-pack -o Sources/CFHIRDefinitions/r4.pack hl7.fhir.r4.core-4.0.1.tgz hl7.terminology.r4-7.0.1.tgz
//       hl7.fhir.uv.extensions.r4-5.2.0.tgz
//
// and PackIsCurrentTests makes it again. The packages are CC0.

#include "CFHIRDefinitions.h"

// `#embed` is of C23; clang takes it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char pack[] __attribute__((aligned(16))) = {
#embed "r4.pack"
};

const void *fhir_r4_pack(void) { return pack; }

size_t fhir_r4_pack_length(void) { return sizeof(pack); }
