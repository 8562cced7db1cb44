// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.engine.codec.Entry;
import io.maintenance.spi.StorageKey;

/**
 * A text that is to replace an entry of a store.
 *
 * @param key which entry
 * @param found the entry that it replaces, if that is still there
 * @param text what is to stand there
 * @param fits whether the store takes a text of this length, and it could be read back
 */
public record EntryDraft(StorageKey key, Entry<?> found, String text, boolean fits) {}
