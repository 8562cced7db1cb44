// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.error;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.Sentence;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** An error reply of the server. Whatever it says, nothing was written. */
public enum ErrorReply {
    NO_LOGIN(
            Kind.REJECTED,
            "NOAUTH .*",
            "The server wants a password: give it in the URL, or name a file that holds it with password-file."),
    WRONG_LOGIN(Kind.REJECTED, "WRONGPASS .*|ERR invalid password.*", "The user or the password is wrong."),
    LOGIN_NOT_WANTED(
            Kind.REJECTED,
            "ERR AUTH .*|ERR Client sent AUTH.*",
            "A password was sent, and this user has none: leave it out, or name the user."),
    NO_PERMISSION(
            Kind.REJECTED,
            "NOPERM .*|.*(can't run this command|can't access at least one of the keys|permissions? to access).*",
            "The user lacks a permission; docs/redis.md has the list of all that are needed."),
    REPLICA(
            Kind.REJECTED,
            "READONLY .*",
            "This is a read-only replica: name the primary, or write redis+sentinel: with the sentinels."),
    FULL(
            Kind.REJECTED,
            "OOM .*",
            "The server is full and takes nothing more: raise maxmemory, or remove what is not needed."),
    CANNOT_SAVE(
            Kind.REJECTED,
            "MISCONF .*",
            "The server takes no changes because it cannot save to its disk: look at its log."),
    TOO_FEW_REPLICAS(Kind.REJECTED, "NOREPLICAS .*", "The server takes no changes because too few replicas follow it."),
    OTHER_TYPE(
            Kind.CORRUPT, "WRONGTYPE .*", "Something else has written to this key: find out what, and remove the key."),
    NO_SUCH_DATABASE(
            Kind.REJECTED,
            "ERR (DB index is out of range|invalid DB index).*",
            "The server has no database of this number: it has as many as its setting databases says, 16 unless set."),
    CLUSTER(
            Kind.REJECTED,
            "ERR SELECT is not allowed in cluster mode.*|MOVED .*",
            "This server is part of a cluster: write redis+cluster: with some of its nodes, and no database."),
    PROTECTED(
            Kind.REJECTED,
            "DENIED .*",
            "The server is in protected mode and takes no connections from other machines."),
    NOT_READY(Kind.UNAVAILABLE, "(LOADING|MASTERDOWN|CLUSTERDOWN) .*", "Try again."),
    SPLIT(Kind.UNAVAILABLE, "TRYAGAIN .*", "Try again: the slot of the entries moves to another node."),
    BUSY(Kind.UNAVAILABLE, "(BUSY|ASK|UNKILLABLE) .*|ERR max number of clients.*", "Try again."),
    OTHER(Kind.REJECTED, ".*", "");

    /** Some servers repeat what they did not understand, and that may be the password. */
    private static final Pattern REPEATED = Pattern.compile("(?s),? ?with args beginning with.*");

    /** Where in a script of ours it came to that, which helps nobody. */
    private static final Pattern PLACE = Pattern.compile(" ?script: [0-9a-f]{40}, on @user_script:[0-9]+\\.?");

    private final Kind kind;
    private final Pattern said;
    private final String remedy;

    ErrorReply(Kind kind, String said, String remedy) {
        this.kind = kind;
        this.said = Pattern.compile(said, Pattern.DOTALL);
        this.remedy = remedy;
    }

    /** Returns what to say of an error reply. */
    public static BackendException of(JedisDataException refused) {
        return of(refused, "The server refused");
    }

    /**
     * Returns what to say of an error reply.
     *
     * @param what was refused, as the beginning of a sentence
     */
    public static BackendException of(JedisDataException refused, String what) {
        return of(refused, what, of(String.valueOf(refused.getMessage())).remedy);
    }

    /**
     * Returns what to say of an error reply.
     *
     * @param what was refused, as the beginning of a sentence
     * @param remedy what to do, where that is not what helps elsewhere
     */
    public static BackendException of(JedisDataException refused, String what, String remedy) {
        String full = String.valueOf(refused.getMessage());
        String message = REPEATED.matcher(full).replaceFirst("");
        @Nullable Throwable cause = message.equals(full) ? refused : null;
        String said = Sentence.of(PLACE.matcher(message).replaceFirst(""));
        String text = what + ": " + said + (remedy.isEmpty() ? "" : " " + remedy);
        return new BackendException(of(full).kind, text, cause).unwritten();
    }

    /** Returns {@code true} if this is what the server replied. */
    public boolean isMeantBy(JedisDataException refused) {
        return of(String.valueOf(refused.getMessage())) == this;
    }

    /** Returns what a message of a server means. */
    public static ErrorReply of(String message) {
        for (ErrorReply each : values()) {
            if (each.said.matcher(message).matches()) {
                return each;
            }
        }
        return OTHER;
    }
}
