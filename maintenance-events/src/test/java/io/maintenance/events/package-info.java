// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.maintenance.events;

import org.jspecify.annotations.NullMarked;
