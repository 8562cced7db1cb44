// SPDX-License-Identifier: Apache-2.0
/** Tests. */
@NullMarked
package io.maintenance.http.jdk;

import org.jspecify.annotations.NullMarked;
