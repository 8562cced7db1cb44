// SPDX-License-Identifier: Apache-2.0
/** The admin API over HTTP: requests in, responses out, without a framework. Adapters to servers are in other packages and modules. */
@NullMarked
package io.maintenance.admin;

import org.jspecify.annotations.NullMarked;
