// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.ChangeRefusedException;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.admin.json.InvalidFieldsException;
import io.maintenance.admin.json.JsonFields;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.admin.token.LoginThrottle;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenRegistry;
import io.maintenance.http.Gate;
import io.maintenance.http.Header;
import io.maintenance.http.RequestView;
import java.io.InputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The switch over HTTP, for operators and their programs: {@code docs/admin.md} describes it. While no token is configured there
 * is no API: each request is answered with 404. Never throws for what a request holds. Thread-safe.
 */
public final class AdminApi {

    private static final System.Logger LOG = System.getLogger(AdminApi.class.getName());

    private final TokenRegistry tokens;
    private final Authentication authentication;
    private final InstantSource clock;
    private final List<Route> routes;

    /**
     * Creates the API of a switch.
     *
     * @param gate tells the address of a client and the store that a request belongs to
     */
    public AdminApi(MaintenanceMode maintenance, Gate gate, AdminSettings settings) {
        this(maintenance, gate, settings, Clock.systemUTC());
    }

    AdminApi(MaintenanceMode maintenance, Gate gate, AdminSettings settings, InstantSource clock) {
        this.clock = clock;
        this.tokens = new TokenRegistry(settings.tokens());
        this.authentication = new Authentication(tokens, new LoginThrottle(clock), gate);
        ConditionalChange changes = new ConditionalChange(maintenance, clock);
        List<Route> all = new ArrayList<>(new ScopeResource(maintenance, gate, changes).routes());
        all.addAll(new StoreResource(maintenance, gate, authentication, changes).routes());
        this.routes = List.copyOf(all);
    }

    /** Returns {@code true} if a request is for this API, so that an application that has it mounted at its root goes on with the others. */
    public boolean isFor(RequestView request) {
        String path = request.path();
        return path != null && routes.stream().anyMatch(each -> each.match(path).isPresent());
    }

    /**
     * Answers a request.
     *
     * @param body its body, of which at most a few kilobytes are read; it is not closed
     */
    public AdminResponse handle(RequestView request, InputStream body) {
        AdminResponse response = answer(request, body);
        return request.method().equals("HEAD")
                ? new AdminResponse(response.status(), response.headers(), new byte[0])
                : response;
    }

    private AdminResponse answer(RequestView request, InputStream body) {
        try {
            return dispatch(request, body);
        } catch (ProblemException refused) {
            return refused.problem().response();
        } catch (InvalidFieldsException wrong) {
            return Problem.of(wrong.errors()).response();
        } catch (IllegalArgumentException wrong) {
            return Problem.of(400, "invalid-value", String.valueOf(wrong.getMessage()))
                    .response();
        } catch (ChangeRefusedException refused) {
            String type = JsonWriter.name(refused.reason());
            return Problem.of(409, type, String.valueOf(refused.getMessage())).response();
        } catch (NotStoredException away) {
            return Problem.of(503, "not-stored", String.valueOf(away.getMessage()))
                    .response();
        } catch (IllegalStateException closed) {
            return Problem.of(503, "closed", "the switch of this process was closed")
                    .response();
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "The admin API failed at a request", bug);
            return Problem.of(500, "internal", "the API failed; the log of this process says why")
                    .response();
        }
    }

    private AdminResponse dispatch(RequestView request, InputStream body) {
        String path = request.path();
        if (path == null || !tokens.isOpen()) {
            throw notFound();
        }
        List<Route> here =
                routes.stream().filter(each -> each.match(path).isPresent()).toList();
        if (here.isEmpty()) {
            throw notFound();
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Route route = here.stream()
                .filter(each -> each.method().equals(method))
                .findFirst()
                .orElseThrow(() -> notAllowed(here));
        if (!method.equals("GET")) {
            ForeignSite.check(request);
        }
        Role role = route.role();
        Optional<Token> caller =
                role == null ? Optional.empty() : Optional.of(authentication.check(request, role, Optional.empty()));
        JsonFields fields = method.equals("GET") ? JsonFields.none() : RequestBody.read(request, body);
        Map<String, String> variables = route.match(path).orElseThrow();
        return route.handler().handle(new AdminCall(request, variables, fields, caller, clock.instant()));
    }

    private static ProblemException notFound() {
        return new ProblemException(404, "not-found", "there is nothing here");
    }

    private static ProblemException notAllowed(List<Route> here) {
        TreeSet<String> allowed = new TreeSet<>(here.stream().map(Route::method).toList());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        String list = String.join(", ", allowed);
        return new ProblemException(
                Problem.of(405, "method-not-allowed", "allowed here: " + list, new Header("Allow", list)));
    }
}
