// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

/** Where a value came from. Later constants win over earlier ones. */
public enum SourcePrecedence {
    /** Not configured at all. */
    DEFAULT,
    /** The properties file. */
    FILE,
    /** An environment variable. */
    ENVIRONMENT,
    /** A system property. */
    SYSTEM,
    /** A framework's own configuration, handed to the builder. */
    FRAMEWORK,
    /** A setter of the builder, or an option of the command line. */
    PROGRAM
}
