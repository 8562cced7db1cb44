// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.http.page.PageModel;
import io.maintenance.http.page.PageRenderer;
import io.maintenance.http.page.PageTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page as configured. Immutable; its templates are read anew whenever it is rendered.
 *
 * @param page the page
 * @param language the language of visitors whose own there is not
 * @param templates what it can be made from
 * @param policy the {@code Content-Security-Policy}, or {@code null}: made for the page
 */
public record PageSettings(PageRenderer page, String language, TemplateFiles templates, @Nullable String policy) {

    private static final int LARGEST = 256 * 1024;
    private static final Pattern LANGUAGE = Pattern.compile(".*_([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\\.properties");
    private static final PageModel SAMPLE = new PageModel("en", "", null, false, false, true, false, "");
    private static final SettingType<Optional<String>> PRINTABLE = SettingType.matching(
                    Pattern.compile("[ -~]{1,2000}"), "printable ASCII characters are allowed")
            .orNone();

    private static final SettingType<Optional<String>> LINK = SettingType.matching(
                    Pattern.compile("(https://|mailto:)[!-~]{1,500}"),
                    "a URL that begins with https:// or mailto: is allowed, or none")
            .orNone();

    static PageSettings read(SettingsReader reader) {
        PageTexts texts = PageTexts.builtIn();
        for (Path file : reader.list(HttpSettingNames.PAGE_TEXTS, PageSettings::path)) {
            try {
                texts = texts.with(language(file), content(file));
            } catch (IllegalArgumentException e) {
                reader.wrong(HttpSettingNames.PAGE_TEXTS, file + ": " + e.getMessage());
            }
        }
        String language = reader.text(HttpSettingNames.PAGE_LANGUAGE, "en");
        if (!texts.tags().contains(language)) {
            reader.wrong(
                    HttpSettingNames.PAGE_LANGUAGE,
                    "the page is there in "
                            + String.join(", ", texts.tags().stream().sorted().toList()));
        }
        PageRenderer page = new PageRenderer(texts, reader.text(HttpSettingNames.PAGE_NAME, ""), link(reader));
        boolean own = reader.isSet(HttpSettingNames.PAGE_POLICY);
        TemplateFiles templates = new TemplateFiles(template(reader, page), directory(reader));
        return new PageSettings(
                page,
                language,
                templates,
                own
                        ? reader.value(HttpSettingNames.PAGE_POLICY, PRINTABLE, Optional.empty())
                                .orElse(null)
                        : null);
    }

    private static PageRenderer.PageLink link(SettingsReader reader) {
        String url =
                reader.value(HttpSettingNames.PAGE_LINK, LINK, Optional.empty()).orElse(null);
        return url == null
                ? PageRenderer.PageLink.NONE
                : new PageRenderer.PageLink(url, reader.text(HttpSettingNames.PAGE_LINK_TEXT, ""));
    }

    /**
     * Returns the page.
     *
     * @throws IllegalArgumentException if the template cannot be read or used; the message says why
     */
    public String html(PageModel model) {
        Path usual = templates.usual();
        return usual == null ? page.html(model) : page.html(model, content(usual));
    }

    /**
     * Returns the page that the template with this name makes; the usual one for the empty name.
     *
     * @throws IllegalArgumentException if the template cannot be read or used; the message says why
     */
    public String html(PageModel model, String template) {
        return template.isEmpty() ? html(model) : page.html(model, templates.named(template));
    }

    /** Returns what is wrong with the templates that an activation can name, each with its name. */
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        for (String name : templates.names()) {
            try {
                String ignored = html(SAMPLE, name);
            } catch (IllegalArgumentException e) {
                mistakes.add(name + ": " + e.getMessage());
            }
        }
        return mistakes;
    }

    private static @Nullable Path directory(SettingsReader reader) {
        String text = reader.text(HttpSettingNames.PAGE_TEMPLATES, "none");
        if (text.equals("none")) {
            return null;
        }
        try {
            Path directory = path(text);
            if (Files.isDirectory(directory)) {
                return directory;
            }
            reader.wrong(HttpSettingNames.PAGE_TEMPLATES, "there is no such directory");
        } catch (IllegalArgumentException e) {
            reader.wrong(HttpSettingNames.PAGE_TEMPLATES, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private static @Nullable Path template(SettingsReader reader, PageRenderer page) {
        String text = reader.text(HttpSettingNames.PAGE_TEMPLATE, "none");
        if (text.equals("none")) {
            return null;
        }
        try {
            Path file = path(text);
            String ignored = page.html(SAMPLE, content(file));
            return file;
        } catch (IllegalArgumentException e) {
            reader.wrong(HttpSettingNames.PAGE_TEMPLATE, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("this machine cannot have such a path: " + e.getReason(), e);
        }
    }

    private static String language(Path file) {
        Matcher name = LANGUAGE.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw new IllegalArgumentException("its name has to end in the language, as in page_fr.properties");
        }
        return name.group(1);
    }

    static String content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IllegalArgumentException("the file has more than 256 KB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the file is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + e, e);
        }
    }
}
