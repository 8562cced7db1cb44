// SPDX-License-Identifier: Apache-2.0
/** Tests. */
@NullMarked
package io.maintenance.http.response;

import org.jspecify.annotations.NullMarked;
