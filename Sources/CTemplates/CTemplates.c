#include "CTemplates.h"

// C23, section 6.10.4 (#embed): the compiler takes a megabyte in no time, where an array of numbers took minutes.
#pragma clang diagnostic ignored "-Wc23-extensions"

// The build says where the archive lies, by --embed-dir.
#if __has_embed(<templates.archive>)

static const unsigned char archive[] = {
#embed <templates.archive>
};

const unsigned char *ashlar_templates(size_t *length) {
  *length = sizeof archive;
  return archive;
}

#else

const unsigned char *ashlar_templates(size_t *length) {
  *length = 0;
  return NULL;
}

#endif
