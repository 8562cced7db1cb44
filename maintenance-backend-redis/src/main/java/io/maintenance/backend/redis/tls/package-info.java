// SPDX-License-Identifier: Apache-2.0
/** Encryption: certificates and keys in files. */
@NullMarked
package io.maintenance.backend.redis.tls;

import org.jspecify.annotations.NullMarked;
