// SPDX-License-Identifier: Apache-2.0
/** The page that visitors see: its texts, its template, and what browsers are allowed to do with it. */
@NullMarked
package io.maintenance.http.page;

import org.jspecify.annotations.NullMarked;
