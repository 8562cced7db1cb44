// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.entry;

import io.maintenance.spi.StorageKey;
import io.maintenance.spi.support.EntryBytes;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * The scripts that read and replace entries inside the server. The whole text is sent each time: it is short, and a server that was restarted or told to
 * forget its scripts does not know it by its hash.
 */
public final class EntryScripts {

    /**
     * Reads both keys at once. An error about one key stands in that key's place: MGET would take a key of another type for an
     * absent one. What is longer than any entry may be is not sent.
     */
    private static final String READ =
            """
            local texts = {}
            for i, key in ipairs(KEYS) do
              local length = redis.pcall('STRLEN', key)
              if type(length) == 'table' then
                texts[i] = length
              elseif length > tonumber(ARGV[1]) then
                texts[i] = length
              else
                texts[i] = redis.pcall('GET', key)
              end
            end
            return texts
            """;

    /**
     * Compares and sets: ARGV is the new text, the channel, and the expected text unless the key must be absent. The message is
     * empty and only a hint, so that a user who may not publish can still write.
     */
    private static final String COMPARE_AND_SET =
            """
            local there = redis.pcall('GET', KEYS[1])
            if type(there) == 'table' and not string.find(there.err, 'WRONGTYPE', 1, true) then
              return there
            end
            if there ~= (ARGV[3] or false) then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[1])
            redis.pcall('PUBLISH', ARGV[2], '')
            return 1
            """;

    /** Replaces what is no string, or too long to be fetched: then ARGV[3] is how many bytes it has. */
    private static final String REPLACE_DAMAGE =
            """
            local length = redis.pcall('STRLEN', KEYS[1])
            if type(length) ~= 'table' then
              length = tostring(length)
            elseif string.find(length.err, 'WRONGTYPE', 1, true) then
              length = ''
            else
              return length
            end
            if length ~= ARGV[3] then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[1])
            redis.pcall('PUBLISH', ARGV[2], '')
            return 1
            """;

    /** Goes first in a script that may write although the server is full; servers before 7.0 do not know it. */
    private static final String ALLOW_FULL = "#!lua flags=allow-oom\n";

    private EntryScripts() {}

    /** Returns the command that asks for both entries, and fetches nothing of them. */
    public static CommandArguments probe(RedisKeys keys) {
        return read(keys, 0, StorageKey.values());
    }

    /**
     * Returns the command that reads these entries, in this order.
     *
     * @param longest how many bytes are sent at most for each; of more only the number is
     */
    public static CommandArguments read(RedisKeys keys, int longest, StorageKey... entries) {
        CommandArguments command = new CommandArguments(Command.EVAL).add(READ).add(entries.length);
        for (StorageKey key : entries) {
            command.key(keys.key(key));
        }
        return command.add(longest);
    }

    /**
     * What replaces one entry.
     *
     * @param keys where it is
     * @param key which it is
     * @param expected what must be there
     * @param update what shall be there
     */
    public record Replacement(RedisKeys keys, StorageKey key, StoredValue expected, String update) {

        public CommandArguments command() {
            return command(script());
        }

        /** Also writes to a server that is full, and fails on one before 7.0. */
        public CommandArguments commandThoughFull() {
            return command(ALLOW_FULL + script());
        }

        private String script() {
            return expected.isFetched() ? COMPARE_AND_SET : REPLACE_DAMAGE;
        }

        private CommandArguments command(String script) {
            CommandArguments command = new CommandArguments(Command.EVAL)
                    .add(script)
                    .add(1)
                    .key(keys.key(key))
                    .add(EntryBytes.encode(update))
                    .add(keys.channel());
            return expected.isAbsent() ? command : command.add(expected.compared());
        }
    }
}
