// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

class FileTrialsTest extends StoreTrials {

    @Override
    String name() {
        return "file";
    }
}
