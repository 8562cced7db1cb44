// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;

/** Something that happens in a world. Its text is what a shrunk history is printed with. */
interface Happening {

    /** Lets it happen, now. */
    void in(World world);

    /** An application that runs changes something. */
    record Application(int host, Deed deed) implements Happening {
        @Override
        public void in(World world) {
            world.people.changeByApplication(world.host(host), deed);
        }
    }

    /** A command changes something. */
    record Command(int host, Deed deed) implements Happening {
        @Override
        public void in(World world) {
            world.people.changeByCommand(world.host(host), deed);
        }
    }

    /** A command asks. */
    record Ask(int host) implements Happening {
        @Override
        public void in(World world) {
            world.people.ask(world.host(host));
        }
    }

    /** The weather between a host and a store changes. */
    record Turn(int host, boolean primary, Weather weather) implements Happening {
        @Override
        public void in(World world) {
            world.turn(world.host(host), primary, weather);
        }
    }

    /** The weather between every host and the primary store changes. */
    record TurnAll(Weather weather) implements Happening {
        @Override
        public void in(World world) {
            world.hosts.forEach(host -> world.turn(host, true, weather));
        }
    }

    /** A process starts on a host. */
    record Start(int host) implements Happening {
        @Override
        public void in(World world) {
            world.start(world.host(host));
        }
    }

    /** The processes of a host die, or are closed. */
    record Stop(int host, boolean kill) implements Happening {
        @Override
        public void in(World world) {
            world.stop(world.host(host), kill);
        }
    }

    /** A host loses its fallback. */
    record Wipe(int host) implements Happening {
        @Override
        public void in(World world) {
            world.mishaps.wipe(world.host(host));
        }
    }

    /** A host has a fallback that was kept beside another store. */
    record BringFromElsewhere(int host, boolean isTended) implements Happening {
        @Override
        public void in(World world) {
            Host there = world.host(host);
            world.mishaps.bringFromElsewhere(there, isTended && !there.isUp());
        }
    }

    /** The primary store loses its entries, or one of them. */
    record Lose(int host, boolean status, boolean addresses) implements Happening {
        @Override
        public void in(World world) {
            String namespace = world.host(host).namespace;
            if (status) {
                world.primary.put(namespace, StorageKey.MAINTENANCE_MODE_STATUS, null);
            }
            if (addresses) {
                world.primary.put(namespace, StorageKey.MAINTENANCE_MODE_ADDRESSES, null);
            }
        }
    }

    /** The primary store goes back to a backup. */
    record Restore(int host, int changesAgo) implements Happening {
        @Override
        public void in(World world) {
            String namespace = world.host(host).namespace;
            world.primary.restore(namespace, changesAgo);
            world.referee.digUp(namespace);
        }
    }

    /** An entry is cut off. */
    record Damage(int host, boolean primary, StorageKey key) implements Happening {
        @Override
        public void in(World world) {
            world.mishaps.damage(world.host(host), primary, key);
        }
    }

    /** The entry of another namespace comes in the place of one's own. */
    record Mistake(int host, StorageKey key) implements Happening {
        @Override
        public void in(World world) {
            world.mishaps.mistake(world.host(host).namespace, key);
        }
    }

    /** A person edits the status entry, and leaves the stamps as they are. */
    record EditByHand(int host) implements Happening {
        @Override
        public void in(World world) {
            world.mishaps.editByHand(world.host(host).namespace);
        }
    }

    /** A process of a later version starts on a host. */
    record StartSuccessor(int host) implements Happening {
        @Override
        public void in(World world) {
            world.succession.start(world.host(host));
        }
    }

    /** The process of a later version dies. */
    record StopSuccessor(int host) implements Happening {
        @Override
        public void in(World world) {
            world.succession.stop(world.host(host));
        }
    }

    /** A process of a later version changes something. */
    record ChangeBySuccessor(int host, SuccessorDeed deed) implements Happening {
        @Override
        public void in(World world) {
            world.succession.on(world.host(host)).forEach(successor -> successor.change(deed));
        }
    }

    /** A process of a later version goes over to a later format. */
    record RaiseFormat(int host, Dialect dialect) implements Happening {
        @Override
        public void in(World world) {
            world.succession.on(world.host(host)).forEach(successor -> successor.raise(dialect));
        }
    }

    /** A later version ran on a host for a while, and left its fallback in a later format. */
    record RaiseFallback(int host, Dialect dialect) implements Happening {
        @Override
        public void in(World world) {
            world.succession.raiseFallback(world.host(host), dialect);
        }
    }

    /** The clock of a host is set. */
    record SetClock(int host, long skewMillis) implements Happening {
        @Override
        public void in(World world) {
            world.host(host).setSkew(skewMillis * 1_000_000);
        }
    }
}
