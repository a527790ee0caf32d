#pragma once

#include <stddef.h>

#pragma clang assume_nonnull begin

// Functions, because Swift cannot import an array whose length it is not told.

/// The pack of R4 core, HL7 terminology and the extensions pack, 16-byte aligned.
const void *fhir_r4_pack(void);

/// The length of the pack in bytes.
size_t fhir_r4_pack_length(void);

// The packs of US Core stand behind that of R4 core, 16-byte aligned like it.

/// The pack of US Core 6.1.0.
const void *fhir_us_core_610_pack(void);

/// Its length in bytes.
size_t fhir_us_core_610_pack_length(void);

/// The pack of US Core 7.0.0.
const void *fhir_us_core_700_pack(void);

/// Its length in bytes.
size_t fhir_us_core_700_pack_length(void);

/// The pack of US Core 8.0.0.
const void *fhir_us_core_800_pack(void);

/// Its length in bytes.
size_t fhir_us_core_800_pack_length(void);

#pragma clang assume_nonnull end
