// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.events.change;

import org.jspecify.annotations.NullMarked;
