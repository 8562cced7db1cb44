// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.server;

import org.jspecify.annotations.NullMarked;
