// SPDX-License-Identifier: Apache-2.0
/** A filter for Jakarta Servlet containers that holds requests back during maintenance. */
@NullMarked
package io.maintenance.servlet;

import org.jspecify.annotations.NullMarked;
