// SPDX-License-Identifier: Apache-2.0
/** Tests. */
@NullMarked
package io.maintenance.http.client;

import org.jspecify.annotations.NullMarked;
