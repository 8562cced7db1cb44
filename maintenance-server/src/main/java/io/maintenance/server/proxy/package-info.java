// SPDX-License-Identifier: Apache-2.0
/** Configurations of proxies that obey the switch: templates, filled with the addresses of a site. */
@NullMarked
package io.maintenance.server.proxy;

import org.jspecify.annotations.NullMarked;
