// SPDX-License-Identifier: Apache-2.0
/** What a rejected client gets: in which format, with which headers. Pure. */
@NullMarked
package io.maintenance.http.response;

import org.jspecify.annotations.NullMarked;
