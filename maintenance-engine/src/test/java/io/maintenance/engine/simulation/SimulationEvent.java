// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;

/** An event of a history. Its text is what a shrunk history is printed with. */
interface SimulationEvent {

    /** Lets it happen, now. */
    void in(World world);

    /** An application that runs changes something. */
    record ApplicationChange(int host, ChangeOperation operation) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.clients.changeByApplication(world.host(host), operation);
        }
    }

    /** A command changes something. */
    record CommandChange(int host, ChangeOperation operation) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.clients.changeByCommand(world.host(host), operation);
        }
    }

    /** A command asks. */
    record CommandQuery(int host) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.clients.ask(world.host(host));
        }
    }

    /** The condition of the network between a host and a store changes. */
    record ConditionChange(int host, boolean primary, NetworkCondition condition) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.changeCondition(world.host(host), primary, condition);
        }
    }

    /** The condition of the network between every host and the primary store changes. */
    record CommonConditionChange(NetworkCondition condition) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.hosts.forEach(host -> world.changeCondition(host, true, condition));
        }
    }

    /** A process starts on a host. */
    record ProcessStart(int host) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.start(world.host(host));
        }
    }

    /** The processes of a host die, or are closed. */
    record ProcessStop(int host, boolean kill) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.stop(world.host(host), kill);
        }
    }

    /** A host loses its fallback. */
    record FallbackLoss(int host) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.faults.wipe(world.host(host));
        }
    }

    /** A host has a fallback that was kept beside another store. */
    record ForeignFallback(int host, boolean isTended) implements SimulationEvent {
        @Override
        public void in(World world) {
            Host there = world.host(host);
            world.faults.bringFromElsewhere(there, isTended && !there.isUp());
        }
    }

    /** The primary store loses its entries, or one of them. */
    record StoreLoss(int host, boolean status, boolean addresses) implements SimulationEvent {
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
    record BackupRestore(int host, int changesAgo) implements SimulationEvent {
        @Override
        public void in(World world) {
            String namespace = world.host(host).namespace;
            world.primary.restore(namespace, changesAgo);
            world.checker.readmit(namespace);
        }
    }

    /** An entry is cut off. */
    record EntryDamage(int host, boolean primary, StorageKey key) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.faults.damage(world.host(host), primary, key);
        }
    }

    /** The entry of another namespace comes in the place of one's own. */
    record ForeignEntry(int host, StorageKey key) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.faults.bringForeignEntry(world.host(host).namespace, key);
        }
    }

    /** A person edits the status entry, and leaves the stamps as they are. */
    record ManualEdit(int host) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.faults.editByHand(world.host(host).namespace);
        }
    }

    /** A process of a later version starts on a host. */
    record LaterVersionStart(int host) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.laterVersions.start(world.host(host));
        }
    }

    /** The process of a later version dies. */
    record LaterVersionStop(int host) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.laterVersions.stop(world.host(host));
        }
    }

    /** A process of a later version changes something. */
    record LaterVersionChange(int host, LaterVersionOperation operation) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.laterVersions.on(world.host(host)).forEach(laterVersion -> laterVersion.change(operation));
        }
    }

    /** A process of a later version goes over to a later format. */
    record FormatChange(int host, EntryFormat format) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.laterVersions.on(world.host(host)).forEach(laterVersion -> laterVersion.raise(format));
        }
    }

    /** A later version ran on a host for a while, and left its fallback in a later format. */
    record FallbackFormatChange(int host, EntryFormat format) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.laterVersions.raiseFallback(world.host(host), format);
        }
    }

    /** The clock of a host is set. */
    record ClockChange(int host, long skewMillis) implements SimulationEvent {
        @Override
        public void in(World world) {
            world.host(host).setSkew(skewMillis * 1_000_000);
        }
    }
}
