// SPDX-License-Identifier: Apache-2.0
/** Tests of the gate. */
@NullMarked
package io.maintenance.http;

import org.jspecify.annotations.NullMarked;
