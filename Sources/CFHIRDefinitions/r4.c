#include "CFHIRDefinitions.h"

// `#embed` is of C23; clang takes it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char pack[] __attribute__((aligned(16))) = {
#embed "r4.pack"
};

const void *fhir_r4_pack(void) { return pack; }

size_t fhir_r4_pack_length(void) { return sizeof(pack); }
