// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import java.nio.file.Path;

/**
 * What the stores of one switch have in common.
 *
 * @param namespace which deployment this is
 * @param classLoader where drivers are found
 * @param workingDirectory what relative paths start from
 * @param variables their options in the environment
 */
public record BackendContext(
        String namespace, ClassLoader classLoader, Path workingDirectory, OptionVariables variables) {}
