// SPDX-License-Identifier: Apache-2.0
/** The admin API on the HTTP server of the JDK. */
@NullMarked
package io.maintenance.admin.jdk;

import org.jspecify.annotations.NullMarked;
