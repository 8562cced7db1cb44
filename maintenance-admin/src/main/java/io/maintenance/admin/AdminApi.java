// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.ChangeRefusedException;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.admin.RouteTable.RouteMatch;
import io.maintenance.admin.json.InvalidFieldsException;
import io.maintenance.admin.json.JsonFields;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.admin.token.LoginThrottle;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.SessionRegistry;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenRegistry;
import io.maintenance.http.Gate;
import io.maintenance.http.RequestView;
import java.io.InputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The switch over HTTP, for operators and their programs: {@code docs/admin.md} describes it. While no token is configured there
 * is no API: each request is answered with 404. Never throws for what a request holds. {@link #close} ends the streams of events;
 * an API that has none open needs no closing. Thread-safe.
 */
public final class AdminApi implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AdminApi.class.getName());

    private final TokenRegistry tokens;
    private final HostCheck hosts;
    private final Authentication authentication;
    private final InstantSource clock;
    private final StateFeed feed;
    private final RouteTable routes;

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
        this.tokens = settings.tokens().map(TokenRegistry::new).orElseGet(TokenRegistry::empty);
        this.hosts = new HostCheck(gate, settings.hosts());
        SessionRegistry sessions = new SessionRegistry(tokens, clock);
        this.authentication = new Authentication(tokens, sessions, new LoginThrottle(clock), gate);
        ConditionalChange changes = new ConditionalChange(maintenance, clock);
        this.feed = new StateFeed(maintenance, clock, System::nanoTime);
        List<Route> all = new ArrayList<>(new StateResource(maintenance, gate, authentication, feed).routes());
        all.addAll(new ScopeResource(maintenance, changes).routes());
        all.addAll(new ExplainResource(gate).routes());
        all.addAll(new StoreResource(maintenance, gate, authentication, changes).routes());
        all.addAll(new SessionResource(sessions, authentication).routes());
        all.addAll(new DocumentResource().routes());
        this.routes = new RouteTable(all);
    }

    /** Returns {@code true} if a request is for this API, so that an application that has it mounted at its root goes on with the others. */
    public boolean isFor(RequestView request) {
        String path = request.path();
        return path != null && !routes.at(path).isEmpty();
    }

    /**
     * Answers a request.
     *
     * @param body its body, of which at most a few kilobytes are read; it is not closed
     */
    public AdminResponse handle(RequestView request, InputStream body) {
        AdminResponse response = answer(request, body);
        return request.method().equals("HEAD") ? response.withoutBody() : response;
    }

    /** Ends every stream of events, and begins none. Idempotent. */
    @Override
    public void close() {
        feed.close();
    }

    /** Returns every route. */
    List<Route> routes() {
        return routes.routes();
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
            throw new ProblemException(404, "not-found", "there is nothing here");
        }
        hosts.check(request);
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        RouteMatch match = routes.find(path, method);
        Route route = match.route();
        if (!method.equals("GET")) {
            ForeignSite.check(request);
        }
        Role role = route.role();
        Optional<Token> caller =
                role == null ? Optional.empty() : Optional.of(authentication.check(request, role, Optional.empty()));
        JsonFields fields = method.equals("GET") ? JsonFields.none() : RequestBody.read(request, body);
        return route.handler().handle(new AdminCall(request, match.variables(), fields, caller, clock.instant()));
    }
}
