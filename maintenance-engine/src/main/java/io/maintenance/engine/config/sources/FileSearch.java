// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.settings.RedactedText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds and reads the one properties file. */
public final class FileSearch {

    /** Said where there is no file. */
    static final String NONE = "there is none here, in /etc/maintenance or on the class path";

    private static final String REMEDY = "to read another, name it with -D" + SettingNames.CONFIG + "=FILE or "
            + SettingNames.variable(SettingNames.CONFIG) + "=FILE";

    private final Environment environment;
    private final List<ClassLoader> loaders;
    private final UnknownNames names;
    private final ConfigurationProblems problems;
    private @Nullable String place;
    private String origin = NONE;

    /** Creates a search that starts in an environment, and asks class loaders last. */
    public FileSearch(Environment environment, List<ClassLoader> loaders, UnknownNames names) {
        this.environment = environment;
        this.loaders = loaders;
        this.names = names;
        this.problems = names.problems();
    }

    /** Reads the file in the order of precedence: property, variable, working directory, {@code /etc}, class path. */
    public Map<String, SettingValue> search() {
        String property = environment.property(SettingNames.CONFIG);
        if (property != null) {
            return named(property, "system property " + SettingNames.CONFIG);
        }
        String variable = environment.variable(SettingNames.variable(SettingNames.CONFIG));
        if (variable != null) {
            return named(variable, "environment variable " + SettingNames.variable(SettingNames.CONFIG));
        }
        return Stream.concat(onDisk(), loaders.stream().flatMap(PropertiesFile::on))
                .flatMap(file -> read(file, this::isOurs).stream())
                .findFirst()
                .orElse(Map.of());
    }

    /** Returns which file was read, or was to be read; empty if there is none. */
    public Optional<String> place() {
        return Optional.ofNullable(place);
    }

    /** Returns how the file was found, or why there is none. */
    public String origin() {
        return origin;
    }

    /** Reads a file that must be there. */
    public Map<String, SettingValue> named(String file, String how) {
        try {
            return read(
                            PropertiesFile.named(
                                    environment.workingDirectory().resolve(file).normalize(), how),
                            text -> true)
                    .orElse(Map.of());
        } catch (InvalidPathException e) {
            place = RedactedText.line(file);
            origin = how;
            problems.add("the properties file has a name that this machine cannot have (" + how + "): " + place);
            return Map.of();
        }
    }

    private Stream<PropertiesFile> onDisk() {
        return Stream.of(environment.workingDirectory(), environment.root().resolve("etc/maintenance"))
                .filter(PropertiesFile::isIn)
                .map(PropertiesFile::in);
    }

    /** Returns what stands in a file; empty if it is not the one. What is there and cannot be read is the one. */
    private Optional<Map<String, SettingValue>> read(PropertiesFile file, Predicate<Content> isTheOne) {
        try {
            Content content = new Content(file, file.read());
            if (!isTheOne.test(content)) {
                return Optional.empty();
            }
            take(file);
            return Optional.of(content.text(names).read(content.bytes()));
        } catch (IOException e) {
            take(file);
            problems.add("the properties file " + file.name() + " cannot be read (" + file.origin() + "): "
                    + FileErrorText.reason(e));
            return Optional.of(Map.of());
        }
    }

    private void take(PropertiesFile file) {
        place = file.place();
        origin = file.origin();
    }

    /** Others call a file of theirs so, too: texts of an application, for instance. */
    private boolean isOurs(Content content) {
        boolean ours = content.text(names).isOurs(content.bytes());
        if (!ours) {
            problems.warn("the properties file " + content.file().name()
                    + " holds no setting of the maintenance switch and is not read ("
                    + content.file().origin() + "): "
                    + REMEDY);
        }
        return ours;
    }

    /** A file and what stands in it. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    private record Content(PropertiesFile file, byte[] bytes) {

        PropertiesText text(UnknownNames names) {
            return new PropertiesText(file.name(), names);
        }
    }
}
