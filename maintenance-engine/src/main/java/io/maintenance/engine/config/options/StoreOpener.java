// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.engine.config.discovery.BackendArtifacts;
import io.maintenance.engine.config.url.BackendUrl;
import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.settings.RedactedText;
import io.maintenance.spi.InvalidOptionsException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Opens the backends of one switch, and closes them again if it comes to nothing. */
public final class StoreOpener {

    private static final Logger LOG = System.getLogger("io.maintenance");

    /** All that name no store are one. */
    private static final String HANDED_IN = "handed-in";

    private final BackendContext context;
    private final ConfigurationProblems problems;
    private final List<MaintenanceBackend> opened = new ArrayList<>();

    /** Creates an opener that notes in {@code problems} why a store cannot be opened. */
    public StoreOpener(BackendContext context, ConfigurationProblems problems) {
        this.context = context;
        this.problems = problems;
    }

    /** Opens a store, or notes why it cannot be opened and returns {@code null}. */
    @Nullable
    public OpenedBackend open(StoreSection section, MaintenanceBackendFactory factory) {
        OptionsReader options = OptionsReader.of(section, context);
        MaintenanceBackend backend = opened(section, factory, options);
        return backend == null
                ? null
                : new OpenedBackend(
                        new ScrubbedBackend(backend, options.scrubber()),
                        section.shown(),
                        options.timeout(),
                        identity(section, options, backend));
    }

    /** Lets a factory read its options, so that it is known which it has and what is wrong with them, and opens nothing. */
    public OptionsReader inspect(StoreSection section, MaintenanceBackendFactory factory) {
        OptionsReader options = OptionsReader.inspecting(section, context);
        opened(section, factory, options);
        closeAll();
        return options;
    }

    private @Nullable MaintenanceBackend opened(
            StoreSection section, MaintenanceBackendFactory factory, OptionsReader options) {
        try {
            MaintenanceBackend backend = factory.open(options);
            if (backend == null) {
                problems.add(section.subject() + ": the factory returned no backend");
                return null;
            }
            opened.add(backend);
            options.finish(); // for a factory that did not: a typing error must not pass unseen
            return backend;
        } catch (InvalidOptionsException e) {
            e.problems().stream().map(options.scrubber()::scrub).forEach(problems::add);
        } catch (NoClassDefFoundError e) {
            problems.add(section.subject() + ": " + options.scrubber().scrub(missingClass(section, e)));
        } catch (LinkageError | ServiceConfigurationError | RuntimeException e) {
            problems.add(section.subject() + ": the backend cannot be opened: "
                    + options.scrubber().scrub(RedactedText.line(e.toString())));
        }
        return null;
    }

    /** Returns which store was opened: as its backend says, else as its address does. */
    private static String identity(StoreSection section, OptionsReader options, MaintenanceBackend backend) {
        BackendUrl url = section.url();
        String byDefault = url == null ? HANDED_IN : url.identity(options.defaultPort);
        return options.scrubber().scrub(backend.identity().orElse(byDefault)).replaceAll("\\p{Cntrl}", "?");
    }

    /** Closes every backend that was opened; a failure is logged. */
    public void closeAll() {
        for (MaintenanceBackend backend : opened) {
            try {
                backend.close();
            } catch (RuntimeException e) {
                LOG.log(Level.DEBUG, "A backend that was opened for nothing could not be closed", e);
            }
        }
    }

    private static String missingClass(StoreSection section, NoClassDefFoundError error) {
        String name = String.valueOf(error.getMessage()).replace('/', '.');
        String artifact = BackendArtifacts.of(section.kind())
                .map(known -> "; " + known + " brings it")
                .orElse("");
        return "the backend needs a class that is not on the class path (" + name + "): add its driver" + artifact;
    }
}
