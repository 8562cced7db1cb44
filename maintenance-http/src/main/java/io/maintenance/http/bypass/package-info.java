// SPDX-License-Identifier: Apache-2.0
/** Secrets and cookies that let people in while maintenance is on. Pure but for chance. */
@NullMarked
package io.maintenance.http.bypass;

import org.jspecify.annotations.NullMarked;
