// SPDX-License-Identifier: Apache-2.0
/** What is known of a request by its path and its host. Pure. */
@NullMarked
package io.maintenance.http.path;

import org.jspecify.annotations.NullMarked;
