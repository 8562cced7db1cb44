// SPDX-License-Identifier: Apache-2.0
/** Copies of the state for proxies that must not depend on a running server: files, and the map and agent checks of HAProxy. */
@NullMarked
package io.maintenance.server.mirror;

import org.jspecify.annotations.NullMarked;
