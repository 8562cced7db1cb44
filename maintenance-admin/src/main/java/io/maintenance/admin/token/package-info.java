// SPDX-License-Identifier: Apache-2.0
/** Who may use the admin API: named tokens, kept as hashes, and what slows down those who guess. */
@NullMarked
package io.maintenance.admin.token;

import org.jspecify.annotations.NullMarked;
