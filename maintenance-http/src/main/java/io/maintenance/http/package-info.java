// SPDX-License-Identifier: Apache-2.0
/** Decides about HTTP requests under maintenance and makes the responses, for any server. */
@NullMarked
package io.maintenance.http;

import org.jspecify.annotations.NullMarked;
