// SPDX-License-Identifier: Apache-2.0
/** What a rejected client gets: in which form, with which headers. Pure. */
@NullMarked
package io.maintenance.http.respond;

import org.jspecify.annotations.NullMarked;
