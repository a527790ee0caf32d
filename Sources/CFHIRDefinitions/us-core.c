// us-core-6.1.0.pack, us-core-7.0.0.pack and us-core-8.0.0.pack are each made by
//
//   fhir-pack -o Sources/CFHIRDefinitions/us-core-6.1.0.pack --context Sources/CFHIRDefinitions/r4.pack
//       hl7.fhir.us.core-6.1.0.tgz
//
// after r4.pack, and PackIsCurrentTests makes them again. The packages are CC0.

#include "CFHIRDefinitions.h"

// `#embed` is of C23; clang takes it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char pack610[] __attribute__((aligned(16))) = {
#embed "us-core-6.1.0.pack"
};

static const unsigned char pack700[] __attribute__((aligned(16))) = {
#embed "us-core-7.0.0.pack"
};

static const unsigned char pack800[] __attribute__((aligned(16))) = {
#embed "us-core-8.0.0.pack"
};

const void *fhir_us_core_610_pack(void) { return pack610; }

size_t fhir_us_core_610_pack_length(void) { return sizeof(pack610); }

const void *fhir_us_core_700_pack(void) { return pack700; }

size_t fhir_us_core_700_pack_length(void) { return sizeof(pack700); }

const void *fhir_us_core_800_pack(void) { return pack800; }

size_t fhir_us_core_800_pack_length(void) { return sizeof(pack800); }
