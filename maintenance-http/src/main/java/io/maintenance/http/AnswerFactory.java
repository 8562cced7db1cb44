// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Activation;
import io.maintenance.http.path.RedirectTarget;
import io.maintenance.http.response.BodyFormat;
import io.maintenance.http.response.FormatNegotiation;
import io.maintenance.http.response.GrpcStatus;
import io.maintenance.http.response.LanguageNegotiation;
import io.maintenance.http.response.RetryAfter;
import io.maintenance.http.settings.GateSettings;
import io.maintenance.http.settings.HttpSettingNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the answer to a request that is rejected. Thread-safe. */
final class AnswerFactory {

    private static final System.Logger LOG = System.getLogger(AnswerFactory.class.getName());
    private static final byte[] NOTHING = {};
    private static final Set<String> PARTS_OF_PAGES = Set.of("image", "script", "style", "font", "audio", "video");

    private final GateSettings settings;
    private final RetryAfter retryAfter;
    private final BodyRenderer renderer;
    private final List<Header> always;
    private final AtomicBoolean redirectToHeldBack = new AtomicBoolean();

    AnswerFactory(GateSettings settings, RetryAfter retryAfter) {
        this.settings = settings;
        this.retryAfter = retryAfter;
        this.renderer = new BodyRenderer(settings.response(), settings.page());
        this.always = always(settings);
    }

    Answer reject(RequestContext context) {
        BodyFormat format = format(context);
        if (format == BodyFormat.GRPC) {
            return grpc(context);
        }
        boolean repeatable = context.hasMethod("GET") || context.hasMethod("HEAD");
        RedirectTarget redirect = format == BodyFormat.HTML && repeatable ? redirect(context.request()) : null;
        BodyRenderer.ResponseBody rendered =
                rendered(context, redirect == null ? format : BodyFormat.EMPTY, repeatable);
        List<Header> headers = new ArrayList<>(rendered.headers());
        if (redirect != null) {
            headers.add(new Header("Location", redirect.url()));
        }
        headers.add(new Header("Retry-After", retryAfter.header(seconds(context), context.now())));
        headers.addAll(always);
        addOfRequest(headers, context);
        int status = redirect == null ? settings.response().status() : 302;
        return new Answer(
                DecisionReason.MAINTENANCE, status, headers, context.hasMethod("HEAD") ? NOTHING : rendered.body());
    }

    /** Tells what the browser may ask for, which is then rejected in a way that its script can read. */
    Answer preflight(RequestContext context) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("X-Maintenance-Mode", "on"));
        headers.add(new Header("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"));
        addCors(headers, context.request());
        echo(headers, context, "Access-Control-Request-Method", "Access-Control-Allow-Methods");
        echo(headers, context, "Access-Control-Request-Headers", "Access-Control-Allow-Headers");
        return new Answer(DecisionReason.PREFLIGHT, 204, headers, NOTHING);
    }

    /** The page that browsers are sent to may be held back itself: they would be sent there again and again. */
    private @Nullable RedirectTarget redirect(RequestView request) {
        RedirectTarget target = settings.response().redirect();
        if (target == null || !target.isTargetOf(hosts(request), request.rawPath())) {
            return target;
        }
        if (!redirectToHeldBack.getAndSet(true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} leads to {1}, which is held back itself, so that visitors get the built-in page there:"
                            + " add its path to {2}",
                    HttpSettingNames.REDIRECT,
                    target.url(),
                    HttpSettingNames.PATHS_EXCLUDE);
        }
        return null;
    }

    private static List<String> hosts(RequestView request) {
        List<String> hosts = new ArrayList<>();
        Stream.ofNullable(request.host()).forEach(hosts::add);
        for (String line : request.headers("X-Forwarded-Host")) {
            for (String host : line.split(",", -1)) {
                hosts.add(host.strip());
            }
        }
        return hosts;
    }

    private BodyRenderer.ResponseBody rendered(RequestContext context, BodyFormat format, boolean returning) {
        boolean html = format == BodyFormat.HTML;
        String byDefault = settings.page().language();
        String language = html
                ? LanguageNegotiation.choose(
                        context.request().headers("Accept-Language"),
                        settings.page().page().texts().tags(),
                        byDefault)
                : byDefault;
        ScopeEvaluation evaluation = context.evaluation();
        return evaluation.rendered(
                new BodyRenderer.BodyKey(format, language, messageLanguage(context), html && returning),
                key -> renderer.render(evaluation, key));
    }

    /** Without a word of the operator in a language that the client reads, the one without a language is told, or none. */
    private String messageLanguage(RequestContext context) {
        String byDefault = settings.page().language();
        Set<String> languages = context.evaluation().messages(byDefault).keySet();
        String otherwise = languages.contains(byDefault) ? byDefault : "";
        return languages.isEmpty()
                ? ""
                : LanguageNegotiation.choose(context.request().headers("Accept-Language"), languages, otherwise);
    }

    private BodyFormat format(RequestContext context) {
        RequestView request = context.request();
        String contentType = first(request, "Content-Type").toLowerCase(Locale.ROOT);
        if (contentType.startsWith(BodyFormat.GRPC.contentType())) {
            // What runs in a browser (grpc-web) sees no trailers, but the code of HTTP.
            boolean web = contentType.startsWith(BodyFormat.GRPC.contentType() + "-web");
            return request.protocol().startsWith("HTTP/2") && !web ? BodyFormat.GRPC : BodyFormat.EMPTY;
        }
        if (context.isHandshake()) {
            return BodyFormat.TEXT;
        }
        if (PARTS_OF_PAGES.contains(first(request, "Sec-Fetch-Dest"))) {
            return BodyFormat.EMPTY;
        }
        boolean program = first(request, "X-Requested-With").equalsIgnoreCase("XMLHttpRequest")
                || settings.response().json().isPreferred(request.method(), context.path());
        FormatNegotiation negotiation =
                program ? FormatNegotiation.JSON_FIRST : settings.response().byDefault();
        return negotiation.choose(request.headers("Accept"));
    }

    /**
     * A response of gRPC is a success of HTTP whose headers tell of the failure. Clients wait as long as a pushback says, without a
     * word to whoever called them; so they are told not to repeat, and whoever asks finds the time in the details.
     */
    private Answer grpc(RequestContext context) {
        String message =
                context.evaluation().messages(settings.page().language()).getOrDefault(messageLanguage(context), "");
        GrpcStatus status = new GrpcStatus(message.isEmpty() ? "maintenance" : message, seconds(context));
        List<Header> headers = List.of(
                new Header("Content-Type", BodyFormat.GRPC.contentType()),
                new Header("grpc-status", Integer.toString(GrpcStatus.CODE)),
                new Header("grpc-message", status.encodedMessage()),
                new Header("grpc-status-details-bin", status.encodedDetails()),
                new Header("grpc-retry-pushback-ms", "-1"),
                new Header("Cache-Control", "no-store"),
                new Header("X-Maintenance-Mode", "on"));
        return new Answer(DecisionReason.MAINTENANCE, 200, headers, NOTHING);
    }

    private long seconds(RequestContext context) {
        var wanted = context.status().newest().map(Activation::retryAfter).orElse(null);
        return retryAfter.seconds(wanted, context.evaluation().end(), context.now());
    }

    private void addOfRequest(List<Header> headers, RequestContext context) {
        RequestView request = context.request();
        addCors(headers, request);
        if (settings.response().showsScope()) {
            headers.add(
                    new Header("X-Maintenance-Scope", visible(context.status().scope())));
        }
        boolean body = !first(request, "Transfer-Encoding").isEmpty()
                || !first(request, "Content-Length").matches("0*");
        if (body && request.protocol().startsWith("HTTP/1")) {
            // Nobody reads the body: a client that goes on sending it would never see the answer.
            headers.add(new Header("Connection", "close"));
        }
    }

    private void addCors(List<Header> headers, RequestView request) {
        String origin = settings.response().cors().allowed(request.headers("Origin"));
        if (origin != null) {
            headers.add(new Header("Access-Control-Allow-Origin", origin));
            headers.add(new Header("Access-Control-Expose-Headers", "Retry-After, X-Maintenance-Mode"));
            if (settings.response().cors().credentials()) {
                headers.add(new Header("Access-Control-Allow-Credentials", "true"));
            }
        }
    }

    private static void echo(List<Header> headers, RequestContext context, String asked, String allowed) {
        String value = first(context.request(), asked);
        if (value.matches("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,2000}")) {
            headers.add(new Header(allowed, value));
        }
    }

    private static List<Header> always(GateSettings settings) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        if (settings.response().cdnHeaders()) {
            headers.add(new Header("CDN-Cache-Control", "no-store"));
            headers.add(new Header("Surrogate-Control", "no-store"));
        }
        boolean cors = settings.response().cors().isUsed();
        headers.add(new Header("Vary", "Accept, Accept-Language" + (cors ? ", Origin" : "")));
        headers.add(new Header("X-Maintenance-Mode", "on"));
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        headers.add(new Header("Referrer-Policy", "no-referrer"));
        return List.copyOf(headers);
    }

    /** Names come from an application's resolver as well. */
    private static String visible(String scope) {
        String safe = scope.replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.substring(0, Math.min(safe.length(), 64));
    }

    private static String first(RequestView request, String name) {
        List<String> values = request.headers(name);
        return values.isEmpty() ? "" : values.get(0);
    }
}
