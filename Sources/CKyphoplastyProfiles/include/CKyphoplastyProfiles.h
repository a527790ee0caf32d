#pragma once

#include <stddef.h>

#pragma clang assume_nonnull begin

// Functions, because Swift cannot import an array whose length it is not told.
// Each pack stands behind that of R4 core and that of its version of US Core, 16-byte aligned like them.

/// The pack of `Profiles/` over US Core 6.1.0.
const void *kyphoplasty_profiles_610_pack(void);

/// Its length in bytes.
size_t kyphoplasty_profiles_610_pack_length(void);

/// The pack of `Profiles/` over US Core 7.0.0.
const void *kyphoplasty_profiles_700_pack(void);

/// Its length in bytes.
size_t kyphoplasty_profiles_700_pack_length(void);

/// The pack of `Profiles/` over US Core 8.0.0.
const void *kyphoplasty_profiles_800_pack(void);

/// Its length in bytes.
size_t kyphoplasty_profiles_800_pack_length(void);

/// The files of `Profiles/` and the records of `Samples/`, as a compressed archive.
const void *kyphoplasty_profile_sources(void);

/// Its length in bytes.
size_t kyphoplasty_profile_sources_length(void);

#pragma clang assume_nonnull end
