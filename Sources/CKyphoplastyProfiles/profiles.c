// profiles-us-core-6.1.0.pack, -7.0.0.pack and -8.0.0.pack are made from the folder Profiles by
//
//   Scripts/make-packs
//
// and ProfilePacksTests makes them again. The differentials name their bases without a version: what they come to
// depends on the version of US Core around them.

#include "CKyphoplastyProfiles.h"

// `#embed` is of C23; clang takes it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char pack610[] __attribute__((aligned(16))) = {
#embed "profiles-us-core-6.1.0.pack"
};

static const unsigned char pack700[] __attribute__((aligned(16))) = {
#embed "profiles-us-core-7.0.0.pack"
};

static const unsigned char pack800[] __attribute__((aligned(16))) = {
#embed "profiles-us-core-8.0.0.pack"
};

const void *kyphoplasty_profiles_610_pack(void) { return pack610; }

size_t kyphoplasty_profiles_610_pack_length(void) { return sizeof(pack610); }

const void *kyphoplasty_profiles_700_pack(void) { return pack700; }

size_t kyphoplasty_profiles_700_pack_length(void) { return sizeof(pack700); }

const void *kyphoplasty_profiles_800_pack(void) { return pack800; }

size_t kyphoplasty_profiles_800_pack_length(void) { return sizeof(pack800); }
