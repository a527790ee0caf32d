// profiles-us-core-6.1.0.pack, -7.0.0.pack and -8.0.0.pack are made from the folder Profiles by
//
//   Scripts/make-packs
//
// and ProfilePacksTests makes them again, as ProfileSourcesArchiveTests does profiles.tgz. The differentials name their bases without a version: what they come to
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

// The sources themselves, for whoever publishes them: the files of Profiles and the records of Samples.
static const unsigned char sources[] = {
#embed "profiles.tgz"
};

const void *kyphoplasty_profiles_610_pack(void) { return pack610; }

size_t kyphoplasty_profiles_610_pack_length(void) { return sizeof(pack610); }

const void *kyphoplasty_profiles_700_pack(void) { return pack700; }

size_t kyphoplasty_profiles_700_pack_length(void) { return sizeof(pack700); }

const void *kyphoplasty_profiles_800_pack(void) { return pack800; }

size_t kyphoplasty_profiles_800_pack_length(void) { return sizeof(pack800); }

const void *kyphoplasty_profile_sources(void) { return sources; }

size_t kyphoplasty_profile_sources_length(void) { return sizeof(sources); }
