// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.error;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.Sentence;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisDataException;

/** The translation of what Jedis throws: what it means, and what to do. */
public final class JedisFailure {

    private JedisFailure() {}

    public static BackendException of(RuntimeException failed) {
        if (failed instanceof BackendException known) {
            return known;
        }
        if (failed instanceof JedisDataException refused) {
            return ErrorReply.of(refused);
        }
        BackendException unreached = unreached(failed);
        return failed instanceof NoConnectionException ? unreached.unwritten() : unreached;
    }

    private static BackendException unreached(RuntimeException failed) {
        Throwable root = causes(failed).reduce((first, last) -> last).orElse(failed);
        boolean saysNoMore =
                failed == root || String.valueOf(failed.getMessage()).equals(root.toString());
        String what =
                (saysNoMore ? "The connection broke" : failed.getMessage()) + ": " + Sentence.clause(reason(root));
        boolean certificate = causes(failed).anyMatch(each -> each instanceof GeneralSecurityException);
        if (certificate || String.valueOf(root.getMessage()).contains("certificate")) {
            return new BackendException(Kind.REJECTED, what + ". " + aboutCertificates(root), failed);
        }
        if (root instanceof SSLException) {
            String remedy = ". If that port has no TLS, write redis: in place of rediss:.";
            return new BackendException(Kind.UNAVAILABLE, what + remedy, failed);
        }
        return new BackendException(Kind.UNAVAILABLE, what + ".", failed);
    }

    private static String reason(Throwable root) {
        if (root instanceof UnknownHostException) {
            return "the name is not known, or no name server answers";
        }
        if (root instanceof ClosedChannelException) {
            return "the call was given up";
        }
        if (root instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (root instanceof ConnectException) {
            return "nothing listens there (" + root.getMessage() + ")";
        }
        return String.valueOf(root.getMessage());
    }

    private static String aboutCertificates(Throwable root) {
        String message = String.valueOf(root.getMessage());
        if (message.startsWith("No subject alternative") || message.startsWith("No name matching")) {
            return "The certificate is for another host: write the host that it names, or give the server one for this host.";
        }
        if (message.contains("certification path")) {
            return "Nobody who is trusted vouches for the certificate: name the authority's certificate with trust-store.";
        }
        return "Check the certificates of both sides: trust-store says whom to trust, key-store who this client is.";
    }

    private static Stream<Throwable> causes(Throwable failed) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = failed; each != null; each = each.getCause()) {
            causes.add(each);
        }
        return causes.stream();
    }
}
