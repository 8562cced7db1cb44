// SPDX-License-Identifier: Apache-2.0
/** The URLs of stores: their parts, and how they are shown without secrets. */
@NullMarked
package io.maintenance.engine.config.url;

import org.jspecify.annotations.NullMarked;
