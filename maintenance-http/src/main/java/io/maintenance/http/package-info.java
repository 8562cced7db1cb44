// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP gate: a {@link io.maintenance.http.RequestView request} goes in, a {@link io.maintenance.http.Decision decision}
 * comes out. Start at {@link io.maintenance.http.Gate#of}.
 */
@NullMarked
package io.maintenance.http;

import org.jspecify.annotations.NullMarked;
