// SPDX-License-Identifier: Apache-2.0
/** The real servers behind {@link io.maintenance.tck.TestServer}: as a child process, in a container, or one that runs already. */
@NullMarked
package io.maintenance.tck.server;

import org.jspecify.annotations.NullMarked;
