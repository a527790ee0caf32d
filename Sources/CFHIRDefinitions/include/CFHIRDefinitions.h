#pragma once

#include <stddef.h>

#pragma clang assume_nonnull begin

// Functions, because Swift cannot import an array whose length it is not told.

/// The pack of R4 core, HL7 terminology and the extensions pack, 16-byte aligned.
const void *fhir_r4_pack(void);

/// The length of the pack in bytes.
size_t fhir_r4_pack_length(void);

#pragma clang assume_nonnull end
