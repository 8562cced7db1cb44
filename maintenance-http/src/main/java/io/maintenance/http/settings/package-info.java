// SPDX-License-Identifier: Apache-2.0
/** Reads and checks the settings {@code maintenance.http.*}. */
@NullMarked
package io.maintenance.http.settings;

import org.jspecify.annotations.NullMarked;
