// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.server.proxy;

import org.jspecify.annotations.NullMarked;
