#ifndef CTEMPLATES_H
#define CTEMPLATES_H

#include <stddef.h>

/// The archive of targets that was built into the program, and its length in bytes; none in a program that was built
/// without one, which is every build but that of `make release`.
const unsigned char *ashlar_templates(size_t *length);

#endif
