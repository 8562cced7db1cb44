// SPDX-License-Identifier: Apache-2.0
/** JSON documents of the admin API: strict in what is read, stable in what is written. */
@NullMarked
package io.maintenance.admin.json;

import org.jspecify.annotations.NullMarked;
