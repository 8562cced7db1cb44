// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

/** The name of one of the two entries that a namespace has in its store. The names are part of what is stored. */
public enum StorageKey {
    /** Who keeps which scope in maintenance, since when, until when and why. */
    MAINTENANCE_MODE_STATUS,

    /** Which addresses each scope lets through. */
    MAINTENANCE_MODE_ADDRESSES
}
