// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.server.mirror;

import org.jspecify.annotations.NullMarked;
