// SPDX-License-Identifier: Apache-2.0
/** IP addresses and CIDR blocks: read strictly from text, explained where they are refused, and matched without allocating. */
@NullMarked
package io.maintenance.address;

import org.jspecify.annotations.NullMarked;
