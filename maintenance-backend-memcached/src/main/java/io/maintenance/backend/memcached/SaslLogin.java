// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Secret;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.security.auth.callback.CallbackHandler;
import net.spy.memcached.auth.AuthDescriptor;
import net.spy.memcached.auth.PlainCallbackHandler;
import net.spy.memcached.ops.OperationCallback;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.SASLAuthOperation;
import net.spy.memcached.ops.StatusCode;
import net.spy.memcached.protocol.binary.BinaryOperationFactory;

/**
 * A login by SASL PLAIN.
 *
 * @param user his name
 * @param password his password
 */
record SaslLogin(String user, Secret password) {

    AuthDescriptor descriptor() {
        String plain = String.valueOf(password.reveal());
        return new AuthDescriptor(new String[] {"PLAIN"}, new PlainCallbackHandler(user, plain));
    }

    /** Returns operations that tell how the login ends: the driver keeps that to itself and lets the first call time out. */
    BinaryOperationFactory operations(String server, CompletableFuture<?> ready) {
        return new Operations(server, user, ready);
    }

    private static final class Operations extends BinaryOperationFactory {

        private final String server;
        private final String user;
        private final CompletableFuture<?> ready;

        Operations(String server, String user, CompletableFuture<?> ready) {
            this.server = server;
            this.user = user;
            this.ready = ready;
        }

        @Override
        public SASLAuthOperation saslAuth(
                String[] mechanisms,
                String host,
                Map<String, ?> properties,
                CallbackHandler handler,
                OperationCallback callback) {
            return super.saslAuth(mechanisms, host, properties, handler, new OperationCallback() {
                @Override
                public void receivedStatus(OperationStatus status) {
                    callback.receivedStatus(status);
                    end(status);
                }

                @Override
                public void complete() {
                    callback.complete();
                }
            });
        }

        private void end(OperationStatus status) {
            if (status.isSuccess() && status.getMessage().isEmpty()) {
                ready.complete(null);
            } else if (status.getStatusCode() == StatusCode.ERR_UNKNOWN_COMMAND) {
                String what =
                        server + " takes no login: it runs without -S. Remove user and password, or start it with -S.";
                ready.completeExceptionally(new BackendException(Kind.REJECTED, what));
            } else if (status.getStatusCode() != StatusCode.CANCELLED) {
                String what = server + " refused the login of " + user + " (" + status.getMessage()
                        + "). Correct user and password.";
                ready.completeExceptionally(new BackendException(Kind.REJECTED, what));
            }
        }
    }
}
