// SPDX-License-Identifier: Apache-2.0
/** Real proxies, configured by the command, before a program that knows nothing of the switch. */
@NullMarked
package io.maintenance.proxies;

import org.jspecify.annotations.NullMarked;
