// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Activation;
import io.maintenance.http.path.RedirectTarget;
import io.maintenance.http.respond.Form;
import io.maintenance.http.respond.GrpcStatus;
import io.maintenance.http.respond.Language;
import io.maintenance.http.respond.Negotiation;
import io.maintenance.http.respond.Waiting;
import io.maintenance.http.settings.Names;
import io.maintenance.http.settings.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the answer to a request that is rejected. Thread-safe. */
final class Responder {

    private static final System.Logger LOG = System.getLogger(Responder.class.getName());
    private static final byte[] NOTHING = {};
    private static final Set<String> PARTS_OF_PAGES = Set.of("image", "script", "style", "font", "audio", "video");

    private final Resolved settings;
    private final Waiting waiting;
    private final Renderer renderer;
    private final List<Header> always;
    private final AtomicBoolean redirectToHeldBack = new AtomicBoolean();

    Responder(Resolved settings, Waiting waiting) {
        this.settings = settings;
        this.waiting = waiting;
        this.renderer = new Renderer(settings.response(), settings.page());
        this.always = always(settings);
    }

    Answer reject(Visit visit) {
        Form form = form(visit);
        if (form == Form.GRPC) {
            return grpc(visit);
        }
        boolean repeatable = visit.hasMethod("GET") || visit.hasMethod("HEAD");
        RedirectTarget redirect = form == Form.HTML && repeatable ? redirect(visit.request()) : null;
        Rendered rendered = rendered(visit, redirect == null ? form : Form.EMPTY, repeatable);
        List<Header> headers = new ArrayList<>(rendered.headers());
        if (redirect != null) {
            headers.add(new Header("Location", redirect.url()));
        }
        headers.add(new Header("Retry-After", waiting.header(seconds(visit), visit.now())));
        headers.addAll(always);
        addOfRequest(headers, visit);
        int status = redirect == null ? settings.response().status() : 302;
        return new Answer(Reason.MAINTENANCE, status, headers, visit.hasMethod("HEAD") ? NOTHING : rendered.body());
    }

    /** Tells what the browser may ask for, which is then rejected in a way that its script can read. */
    Answer preflight(Visit visit) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("X-Maintenance-Mode", "on"));
        headers.add(new Header("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"));
        addCors(headers, visit.request());
        echo(headers, visit, "Access-Control-Request-Method", "Access-Control-Allow-Methods");
        echo(headers, visit, "Access-Control-Request-Headers", "Access-Control-Allow-Headers");
        return new Answer(Reason.PREFLIGHT, 204, headers, NOTHING);
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
                    Names.REDIRECT,
                    target.url(),
                    Names.PATHS_EXCLUDE);
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

    private Rendered rendered(Visit visit, Form form, boolean returning) {
        boolean html = form == Form.HTML;
        String byDefault = settings.page().language();
        String language = html
                ? Language.choose(
                        visit.request().headers("Accept-Language"),
                        settings.page().page().texts().tags(),
                        byDefault)
                : byDefault;
        Situation situation = visit.situation();
        return situation.rendered(
                new Rendered.Key(form, language, messageLanguage(visit), html && returning),
                key -> renderer.render(situation, key));
    }

    /** Without a word of the operator in a language that the client reads, the one without a language is told, or none. */
    private String messageLanguage(Visit visit) {
        String byDefault = settings.page().language();
        Set<String> languages = visit.situation().messages(byDefault).keySet();
        String otherwise = languages.contains(byDefault) ? byDefault : "";
        return languages.isEmpty()
                ? ""
                : Language.choose(visit.request().headers("Accept-Language"), languages, otherwise);
    }

    private Form form(Visit visit) {
        RequestView request = visit.request();
        String contentType = first(request, "Content-Type").toLowerCase(Locale.ROOT);
        if (contentType.startsWith(Form.GRPC.contentType())) {
            // What runs in a browser (grpc-web) sees no trailers, but the code of HTTP.
            boolean web = contentType.startsWith(Form.GRPC.contentType() + "-web");
            return request.protocol().startsWith("HTTP/2") && !web ? Form.GRPC : Form.EMPTY;
        }
        if (visit.isHandshake()) {
            return Form.TEXT;
        }
        if (PARTS_OF_PAGES.contains(first(request, "Sec-Fetch-Dest"))) {
            return Form.EMPTY;
        }
        boolean program = first(request, "X-Requested-With").equalsIgnoreCase("XMLHttpRequest")
                || settings.response().json().isPreferred(request.method(), visit.path());
        Negotiation negotiation =
                program ? Negotiation.JSON_FIRST : settings.response().byDefault();
        return negotiation.choose(request.headers("Accept"));
    }

    /**
     * A response of gRPC is a success of HTTP whose headers tell of the failure. Clients wait as long as a pushback says, without a
     * word to whoever called them; so they are told not to repeat, and whoever asks finds the time in the details.
     */
    private Answer grpc(Visit visit) {
        String message =
                visit.situation().messages(settings.page().language()).getOrDefault(messageLanguage(visit), "");
        GrpcStatus status = new GrpcStatus(message.isEmpty() ? "maintenance" : message, seconds(visit));
        List<Header> headers = List.of(
                new Header("Content-Type", Form.GRPC.contentType()),
                new Header("grpc-status", Integer.toString(GrpcStatus.CODE)),
                new Header("grpc-message", status.encodedMessage()),
                new Header("grpc-status-details-bin", status.encodedDetails()),
                new Header("grpc-retry-pushback-ms", "-1"),
                new Header("Cache-Control", "no-store"),
                new Header("X-Maintenance-Mode", "on"));
        return new Answer(Reason.MAINTENANCE, 200, headers, NOTHING);
    }

    private long seconds(Visit visit) {
        var wanted = visit.status().newest().map(Activation::retryAfter).orElse(null);
        return waiting.seconds(wanted, visit.situation().end(), visit.now());
    }

    private void addOfRequest(List<Header> headers, Visit visit) {
        RequestView request = visit.request();
        addCors(headers, request);
        if (settings.response().showsScope()) {
            headers.add(new Header("X-Maintenance-Scope", visible(visit.status().scope())));
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

    private static void echo(List<Header> headers, Visit visit, String asked, String allowed) {
        String value = first(visit.request(), asked);
        if (value.matches("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,2000}")) {
            headers.add(new Header(allowed, value));
        }
    }

    private static List<Header> always(Resolved settings) {
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
