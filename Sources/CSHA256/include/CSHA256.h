#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has instructions for SHA-256 that are used here.
bool sha256_has_instructions(void);

/// Adds blocks of 64 bytes to a digest's state; only where the processor has the instructions.
void sha256_add_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);

#endif
