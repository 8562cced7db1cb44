// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRendererTest {

    private static final Instant END = Instant.parse("2026-11-21T22:00:00Z");

    private final PageRenderer page = new PageRenderer(PageTexts.builtIn(), "", PageRenderer.PageLink.NONE);

    @Test
    void itIsOneDocumentThatAsksForNothingElse() {
        String html = page.html(new PageModel("en", "", END, false, false, true, false, ""));

        assertThat(html).startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(Pattern.compile("(?i)(src|href|action|srcset|@import|url)\\s*[=(]\\s*[\"']?(?!data:)[^\"'\\s]")
                        .matcher(html)
                        .results())
                .isEmpty();
        assertThat(html).contains("<link rel=\"icon\" href=\"data:,\">").hasSizeLessThan(10_000);
    }

    @Test
    void itCanBeReadByEverybody() {
        String html = page.html(new PageModel("de", "", END, false, false, true, false, ""));

        assertThat(html)
                .contains("<html lang=\"de\" dir=\"ltr\"", "<title>Wartung</title>", "width=device-width")
                .contains("prefers-reduced-motion", "prefers-color-scheme: dark", "aria-live=\"polite\"")
                .containsOnlyOnce("<h1>")
                .containsOnlyOnce("<main>");
    }

    @Test
    void itSaysUntilWhenAlsoWithoutScripts() {
        assertThat(page.html(new PageModel("en", "", END, false, false, true, false, "")))
                .containsPattern("<time datetime=\"2026-11-21T22:00:00Z\">November 21, 2026.* UTC</time>");
        assertThat(page.html(new PageModel("de", "", END, false, false, true, false, "")))
                .containsPattern("<time datetime=\"2026-11-21T22:00:00Z\">21\\. November 2026.*22:00 UTC</time>");
        assertThat(page.html(new PageModel("en", "", null, false, false, true, false, "")))
                .doesNotContain("<time");
    }

    @Test
    void itSaysWhenItTakesLonger() {
        String text = ">This is taking longer than planned";

        assertThat(page.html(new PageModel("en", "", null, true, false, true, false, "")))
                .contains(text);
        assertThat(page.html(new PageModel("en", "", null, false, false, true, false, "")))
                .doesNotContain(text);
    }

    @Test
    void itReturnsByItselfOnlyIfThatSendsNothingAgain() {
        String refresh = "http-equiv=\"refresh\"";

        assertThat(page.html(new PageModel("en", "", null, false, false, true, false, "")))
                .contains(refresh, "data-returning>");
        assertThat(page.html(new PageModel("en", "", null, false, false, false, false, "")))
                .doesNotContain(refresh, "data-returning>")
                .contains("<h1>What you sent was not processed</h1>", "send it again when we are back");
    }

    @ParameterizedTest
    @CsvSource({
        "<script>alert(1)</script>, &lt;script&gt;alert(1)&lt;/script&gt;",
        "a & \"b\" 'c', a &amp; &quot;b&quot; &#39;c&#39;",
        "{{message}}, {{message}}",
    })
    void aMessageIsTextAndNothingElse(String message, String html) {
        assertThat(page.html(new PageModel("en", message, null, false, false, true, false, "")))
                .contains("<p class=\"message\" dir=\"auto\">" + html + "</p>");
    }

    @Test
    void whatIsNoTextIsReplaced() {
        assertThat(page.html(new PageModel("en", "\u0000\u001b[31m\uD83D\n.", null, false, false, true, false, "")))
                .contains("<p class=\"message\" dir=\"auto\">\uFFFD\uFFFD[31m\uFFFD\n.</p>");
    }

    @Test
    void nobodyIsToldThatItTakesAMomentWhoWaitsForDays() {
        assertThat(page.html(new PageModel("en", "", END, false, false, true, true, "")))
                .contains("<h1>We are away for a while</h1>")
                .doesNotContain("right back", "shortly");
        assertThat(page.html(new PageModel("en", "", null, true, false, true, false, "")))
                .contains("<h1>We are not quite there yet</h1>")
                .doesNotContain("right back", "shortly");
    }

    @Test
    void aMessageIsMarkedWithItsLanguage() {
        assertThat(page.html(
                        new PageModel("de", "\u0645\u0631\u062d\u0628\u0627", null, false, false, true, false, "ar")))
                .contains("<p class=\"message\" dir=\"auto\" lang=\"ar\">");
    }

    @Test
    void aLinkIsShownIfThereIsOne() {
        PageRenderer linked = new PageRenderer(
                PageTexts.builtIn(), "", new PageRenderer.PageLink("https://status.example/?a=1&b", ""));
        PageRenderer named = new PageRenderer(
                PageTexts.builtIn(), "", new PageRenderer.PageLink("mailto:help@shop.example", "Help & more"));
        PageModel facts = new PageModel("en", "", null, false, false, true, false, "");

        assertThat(linked.html(facts))
                .contains("<a href=\"https://status.example/?a=1&amp;b\"", ">Status and contact</a>");
        assertThat(named.html(facts)).contains("href=\"mailto:help@shop.example\"", ">Help &amp; more</a>");
        assertThat(page.html(facts)).doesNotContain("<a ");
    }

    @Test
    void theBuiltInTemplateMakesTheBuiltInPage() {
        PageModel facts = new PageModel("en", "Hello", END, false, false, true, false, "en");

        assertThat(page.html(facts, PageRenderer.builtInTemplate())).isEqualTo(page.html(facts));
    }

    @Test
    void theNameOfTheSiteIsShown() {
        assertThat(new PageRenderer(PageTexts.builtIn(), "Rose & Co", PageRenderer.PageLink.NONE)
                        .html(new PageModel("en", "", null, false, false, true, false, "")))
                .contains("<title>Maintenance \u2013 Rose &amp; Co</title>", "<p class=\"name\">Rose &amp; Co</p>");
    }

    @Test
    void readersAreToldThatOnlyChangesAreRejected() {
        assertThat(page.html(new PageModel("en", "", null, false, true, false, false, "")))
                .contains("<h1>What you sent was not processed</h1>", "Reading only", "You can go on reading");
    }

    @Test
    void everyLanguageHasEveryText() {
        assertThat(PageTexts.builtIn().tags()).containsExactlyInAnyOrder("en", "de");
        assertThat(PageTexts.builtIn().of("de").keySet())
                .isEqualTo(PageTexts.builtIn().of("en").keySet());
        assertThat(PageTexts.builtIn().of("de").values()).noneMatch(String::isEmpty);
    }

    @Test
    void aLanguageIsAddedByAFile() {
        PageTexts texts = PageTexts.builtIn().with("fr", "heading=Bient\u00f4t de retour\ntitle=Maintenance\n");
        String html = new PageRenderer(texts, "", PageRenderer.PageLink.NONE)
                .html(new PageModel("fr", "", null, false, false, true, false, ""));

        assertThat(html)
                .contains("<html lang=\"fr\"", "<h1>Bient\u00f4t de retour</h1>", "Thank you for your patience");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTexts.builtIn().with("fr", "headline=x"))
                .withMessageContaining("headline");
    }

    @Test
    void variablesAreReplacedAndSectionsLeftOut() {
        String template = "[{{name}}|{{#name}}yes {{name}}{{/name}}{{^name}}no{{/name}}]";

        assertThat(TextTemplate.parse(template, List.of("name")).render(Map.of("name", "<a>")))
                .isEqualTo("[&lt;a&gt;|yes &lt;a&gt;]");
        assertThat(TextTemplate.parse(template, List.of("name")).render(Map.of()))
                .isEqualTo("[|no]");
        assertThat(TextTemplate.parse("{{#a}}1{{#b}}2{{/b}}3{{/a}}4", List.of("a", "b"))
                        .render(Map.of("a", "x")))
                .isEqualTo("134");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{nmae}}                     | line 1: {{nmae}} is no variable; there are name, other",
                "'a\nb{{ name }}'             | line 2: {{ begins no variable here: write {{name}} without blanks",
                "{{#name}}                    | line 1: {{name}} is opened and never closed",
                "{{/name}}                    | line 1: {{/name}} closes what is not open",
                "{{#name}}{{/other}}          | line 1: {{/other}} closes what is not open",
            })
    void aTemplateThatCannotBeUsedSaysWhy(String template, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextTemplate.parse(template, List.of("name", "other")))
                .withMessage(why);
    }

    /** The hash is that of an example in the specification of the policy. */
    @Test
    void thePolicyNamesWhatStandsInThePage() {
        String policy = ContentPolicy.of("<script>doSomething();</script>");

        assertThat(policy)
                .contains("default-src 'none'", "style-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("script-src 'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='")
                .doesNotContain("unsafe");
        assertThat(ContentPolicy.of(page.html(new PageModel("en", "", null, false, false, true, false, ""))))
                .containsPattern("style-src 'sha256-[A-Za-z0-9+/]{43}='; script-src 'sha256-[A-Za-z0-9+/]{43}='");
    }
}
